import GateAuditLog
import GateDomain
import GateOffice

/// What the audit log holds about one thing, as a part of that thing's page.
struct RecordTrail {
  let records: [LoggedRecord]
  let voice: Voice

  /// The markup; nothing when there are no records.
  var html: HTML? {
    guard !records.isEmpty else { return nil }
    return """
      <section class="trail"><details><summary><h2>\(voice("审计记录（\(records.count) 条）", "Audit records (\(records.count))"))</h2></summary>
      <p class="quiet">\(voice("每一步都写入只增不改的审计日志；用 gatectl log verify 可以验证全部记录。", "Every step is in the append-only audit log; gatectl log verify proves all of it."))</p>
      <ol class="records">
      \(records.map(item))</ol></details></section>
      """
  }

  private func item(_ logged: LoggedRecord) -> HTML {
    let record = logged.record
    let bytes = String(decoding: record.bytes, as: UTF8.self)
    return """
      <li value="\(logged.index)">\(voice.time(record.time)) \(record.sentence(voice)) \
      \(record.outcome == .failure ? record.chip.html(voice) : "")\
      <details><summary>\(voice("原始字节", "exact bytes"))</summary>\
      <pre class="bytes">\(bytes)</pre></details></li>

      """
  }
}
