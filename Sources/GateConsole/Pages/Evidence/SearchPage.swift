import GateAuditLog
import GateDomain
import GateOffice

/// What the log has of some words.
struct SearchPage {
  let records: [LoggedRecord]
  /// Whether anything was asked for.
  let isAsked: Bool
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    let title = voice("检索审计日志", "Search the audit log")
    return Page(
      title: title,
      body: """
        <h1>\(title)</h1><section>\(form)</section>\(isAsked ? results : nil)
        """, section: .log)
  }

  private var form: HTML {
    let labels: [(String, String, String)] = [
      ("who", voice("人员（账号或姓名）", "Person (account or name)"), "text"),
      ("event", voice("事件（如 request.approve）", "Event, e.g. request.approve"), "text"),
      ("object", voice("对象（申请、传输或设备的标识）", "Object (its identifier)"), "text"),
      ("word", voice("编号、序列号、文件摘要或路径", "Number, serial, digest or path"), "text"),
      ("day", voice("日期（UTC）", "Day (UTC)"), "date"),
    ]
    let fields: [HTML] = labels.map { name, label, type in
      """
      <div class="field"><label for="find-\(name)">\(label)</label>
      <input type="\(type)" id="find-\(name)" name="\(name)" value="\(visit.query(name) ?? "")" maxlength="200"></div>
      """
    }
    return """
      <form method="get" action="/log/search"><div class="search">\(fields)</div>
      <p class="buttons"><button class="primary" type="submit">\(voice("检索", "Search"))</button></p>
      <p class="quiet">\(voice("每一项须与记录中的值完全相同；填写多项时须同时符合。", "Each must equal a value in the record; several must all hold."))</p></form>
      """
  }

  private var results: HTML {
    guard !records.isEmpty else {
      return "<p class=\"empty\">\(voice("没有符合的记录。", "No record holds these."))</p>"
    }
    let rows: [HTML] = records.map { logged in
      let record = logged.record
      return """
        <tr><th scope="row"><a href="/log/records/\(logged.index)">\(logged.index)</a></th>\
        <td>\(voice.time(record.time))</td><td class="long">\(record.sentence(voice))</td>\
        <td>\(record.objectLink(voice))</td><td>\(record.sourceWords(voice))</td></tr>

        """
    }
    let query = EvidencePages.fields.compactMap { name in
      visit.query(name).map { "\(name)=\(PathText.encoded($0))" }
    }.joined(separator: "&")
    let older = records.count == EvidencePages.pageSize ? records.last : nil
    return """
      <p>\(voice("导出：", "Export: "))<a href="/log/search.csv?\(query)" download>CSV</a> · <a href="/log/search.json?\(query)" download>JSON</a></p>
      <div class="scroll"><table><thead><tr><th scope="col">\(voice("序号", "Index"))</th><th scope="col">\(voice("时间", "Time"))</th>\
      <th scope="col">\(voice("事件", "Event"))</th><th scope="col">\(voice("对象", "Object"))</th><th scope="col">\(voice("来源", "Source"))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>
      \(HTML.more(older.map { "/log/search?\(query)&before=\($0.index)" }, voice("更早的记录", "Older records")))
      """
  }
}
