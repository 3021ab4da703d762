import GateDomain
import GateInspection
import GateRetention

/// How the rules came out on labelled files, format by format.
struct RuleScore {
  /// What a file is known to be.
  enum Kind: String { case positive, negative, unreadable }

  /// The counts of one format.
  struct Row: Encodable {
    let format: String
    var positives = 0
    var found = 0
    var negatives = 0
    var falseAlarms = 0
    var locked = 0
    var reported = 0
  }

  private var byFormat: [String: Row] = [:]

  /// Counts a file; what is wrong with the answer, or nil.
  mutating func count(_ kind: Kind, format: String, _ judgement: FileInspector.Judgement) -> String?
  {
    var row = byFormat[format] ?? Row(format: format)
    defer { byFormat[format] = row }
    let isFinding = !judgement.evidence.isEmpty
    switch kind {
    case .positive:
      row.positives += 1
      row.found += isFinding ? 1 : 0
      return isFinding ? nil : "missed"
    case .negative:
      row.negatives += 1
      row.falseAlarms += isFinding ? 1 : 0
      return isFinding ? "false \(judgement.evidence.map(\.rule).joined(separator: ","))" : nil
    case .unreadable:
      row.locked += 1
      let isReported = isFinding || !judgement.unreadable.isEmpty
      row.reported += isReported ? 1 : 0
      return isReported ? nil : "silent"
    }
  }

  /// The formats, then all of them together.
  var rows: [Row] {
    var all = Row(format: "all")
    let rows = byFormat.values.sorted { $0.format < $1.format }
    for row in rows {
      all.positives += row.positives
      all.found += row.found
      all.negatives += row.negatives
      all.falseAlarms += row.falseAlarms
      all.locked += row.locked
      all.reported += row.reported
    }
    return rows + [all]
  }

  /// The table for people.
  var table: Table {
    Table(
      columns: [
        .init("格式", "Format"), .init("应发现", "Positive", .right), .init("已发现", "Found", .right),
        .init("召回率", "Recall", .right), .init("应放过", "Negative", .right),
        .init("误报", "False", .right), .init("精确率", "Precision", .right),
        .init("无法读", "Locked", .right), .init("已报告", "Reported", .right),
      ],
      rows: rows.map { row in
        [
          row.format, String(row.positives), String(row.found),
          Self.share(row.found, of: row.positives), String(row.negatives),
          String(row.falseAlarms), Self.share(row.found, of: row.found + row.falseAlarms),
          String(row.locked), String(row.reported),
        ]
      })
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let thousandths = (part * 1_000 + whole / 2) / whole
    let digits = String(1_000 + thousandths % 1_000).dropFirst()
    return "\(thousandths / 1_000).\(digits)"
  }
}
