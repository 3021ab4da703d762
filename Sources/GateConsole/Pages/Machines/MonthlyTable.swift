import GateDomain
import GateRetention

/// The findings of one month as a table for other programs.
struct MonthlyTable {
  let findings: [MachineFinding]
  /// The month as `2026-11`.
  let month: String
  let voice: Voice

  /// The table as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8.
  var text: String {
    let titles = [
      voice("计算机", "machine"), voice("对象", "subject"), voice("种类", "kind"),
      voice("严重程度", "severity"), voice("规则", "rules"), voice("状态", "state"),
      voice("处置意见", "disposition"), voice("首次见到", "first seen"),
      voice("最近报告", "last reported"), voice("整改期限", "deadline"),
    ]
    let offset = Int64(voice.offsetSeconds)
    let rows = findings.filter {
      $0.lastSeenAt.adding(seconds: offset).rfc3339.hasPrefix(month)
    }.map(row)
    return "\u{feff}" + ([titles] + rows).map(Self.line).joined()
  }

  private func row(_ finding: MachineFinding) -> [String] {
    [
      finding.machine.rawValue, finding.subject.escaped, voice(finding.kind.words),
      voice(finding.severity.words),
      Set(finding.evidence.map(\.rule)).sorted().joined(separator: " "),
      voice(finding.state.words), finding.disposition.map { voice($0.kind.words) } ?? "",
      finding.firstSeenAt.display(offsetSeconds: voice.offsetSeconds),
      finding.lastSeenAt.display(offsetSeconds: voice.offsetSeconds),
      finding.deadline.display(offsetSeconds: voice.offsetSeconds),
    ]
  }

  private static func line(_ cells: [String]) -> String {
    cells.map { CSVCell.quoted(CSVCell.plain($0)) }.joined(separator: ",") + "\r\n"
  }
}
