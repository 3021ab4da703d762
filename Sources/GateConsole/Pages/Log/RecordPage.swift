import GateAuditLog
import GateDomain
import GateOffice

/// One record: its sentence, its fields and its exact bytes.
struct RecordPage {
  let logged: LoggedRecord
  let visit: Visit

  private var voice: Voice { visit.voice }
  private var record: Record { logged.record }

  /// The page.
  var page: Page {
    let title = voice("审计记录 \(logged.index)", "Audit record \(logged.index)")
    return Page(
      title: title,
      body: """
        <p><a href="/log?before=\(logged.index + 1)">\(voice("返回审计日志", "Back to the audit log"))</a></p>
        <h1>\(title) \(record.chip.html(voice))</h1>
        <p class="next">\(record.sentence(voice))</p>
        \(facts)
        <section><h2>\(voice("原始字节", "Exact bytes"))</h2>
        <p class="quiet">\(voice("日志证明的就是这些字节；不可显示的字符以 \u{FFFD} 代替，下载的文件不作替换。", "These bytes are what the log proves; characters that cannot be shown appear as \u{FFFD} here, never in the download."))
        <a href="/log/records/\(logged.index)/bytes" download>\(voice("下载", "Download"))</a></p>
        <pre class="bytes">\(String(decoding: record.bytes, as: UTF8.self))</pre></section>
        """, section: .log)
  }

  private var facts: HTML {
    var facts = Facts()
    facts.add(voice("时间", "Time"), "\(voice.time(record.time)) <code>\(record.time.rfc3339)</code>")
    facts.add(voice("事件", "Event"), "<code>\(record.event.rawValue)</code>")
    facts.add(voice("操作主体", "Subject"), subject)
    facts.add(
      voice("对象", "Object"), "\(record.objectWords(voice)) <code>\(record.object.id)</code>")
    facts.add(voice("来源", "Source"), text: record.source)
    facts.add(voice("记录编号", "Record"), "<code>\(record.id)</code>")
    facts.add(voice("策略版本", "Policy"), HTML.digest(record.policy))
    if let chain = record.chain {
      facts.add(
        voice("中间机记录链", "Station chain"), "\(chain.sequence) · \(HTML.digest(chain.previous))")
    }
    return "<section>\(facts.html)</section>"
  }

  private var subject: HTML {
    let roles = voice.list(record.subject.roles.map { voice($0.words) })
    return "<bdi>\(record.subject.name)</bdi> <code>\(record.subject.id)</code> \(roles)"
  }
}
