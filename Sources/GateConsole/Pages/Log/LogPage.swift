import GateAuditLog
import GateDomain
import GateOffice

/// The newest records in sentences, and the checkpoint that pins them all.
struct LogPage {
  let records: [LoggedRecord]
  let summary: LogSummary
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    let title = voice("审计日志", "Audit log")
    return Page(
      title: title,
      body: """
        <h1>\(title)</h1>
        <p><a class="button" href="/log/search">\(voice("按字段检索与导出", "Search and export"))</a></p>
        <section>\(LogState(summary: summary, voice: voice).html)</section>
        <div class="scroll"><table>
        <thead><tr><th scope="col">\(voice("序号", "Index"))</th><th scope="col">\(voice("时间", "Time"))</th>\
        <th scope="col">\(voice("事件", "Event"))</th><th scope="col">\(voice("结果", "Outcome"))</th>\
        <th scope="col">\(voice("对象", "Object"))</th><th scope="col">\(voice("来源", "Source"))</th></tr></thead>
        <tbody>
        \(records.map(row))</tbody></table></div>
        \(HTML.more(older, voice("更早的记录", "Older records")))
        """, section: .log)
  }

  private func row(_ logged: LoggedRecord) -> HTML {
    let record = logged.record
    return """
      <tr><th scope="row"><a href="/log/records/\(logged.index)">\(logged.index)</a></th>\
      <td>\(voice.time(record.time))</td><td class="long">\(record.sentence(voice))</td>\
      <td>\(record.chip.html(voice))</td>\
      <td>\(record.objectLink(voice))</td><td>\(record.sourceWords(voice))</td></tr>

      """
  }

  private var older: String? {
    guard records.count == LogPages.pageSize, let last = records.last, last.index > 0 else {
      return nil
    }
    return "/log?before=\(last.index)"
  }
}

/// The log's size and checkpoint, and how anybody proves them.
struct LogState {
  let summary: LogSummary
  let voice: Voice

  /// The markup.
  var html: HTML {
    """
    <div class="logstate">
    <p>\(voice("共 \(summary.size) 条记录。", "\(summary.size) records."))
    \(voice("下面的检查点以签名固定了全部记录：改动任何一个字节都会被发现。", "The signed checkpoint pins all of them: changing one byte is found."))</p>
    <details><summary>\(voice("检查点与验证方法", "Checkpoint and how to verify"))</summary>
    <pre class="bytes">\(summary.checkpoint)</pre>
    <p>\(voice("在服务器上验证全部记录：", "To prove the whole log, on the server:"))</p>
    <pre>gatectl log verify</pre>
    <p>\(voice("也可下载检查点和全部数据块，在另一台机器上用任何支持 C2SP tlog-tiles 的工具验证：", "Or fetch the checkpoint and the tiles and check them elsewhere with any C2SP tlog-tiles tool:"))
    <a href="/log/files/checkpoint" download>checkpoint</a></p>
    </details>
    </div>
    """
  }
}
