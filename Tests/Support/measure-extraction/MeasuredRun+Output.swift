import Foundation

extension MeasuredRun {
  /// The run as JSON.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// The run as a table in Markdown.
  func table() -> String {
    var lines = [
      "| format | files | recall | lowest | ms/file | silent | wrong |",
      "|---|---|---|---|---|---|---|",
    ]
    for row in rows {
      let milliseconds = row.seconds * 1_000 / Double(row.files)
      lines.append(
        "| \(row.group) | \(row.files) | \(Self.three(row.recall)) | \(Self.three(row.lowest)) "
          + "| \(String(format: "%.1f", milliseconds)) | \(row.silent.count) | \(row.wrong.count) |"
      )
    }
    lines.append("")
    lines.append(
      "\(files) files, \(Self.three(cpuSeconds)) CPU seconds of gate-extract, "
        + "\(Int(Double(files) / cpuSeconds)) files per CPU second, \(megabytes) MB at most")
    for row in rows {
      lines += row.silent.map { "silent: \(row.group): \($0)" }
      lines += row.wrong.map { "wrong: \(row.group): \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  private static func three(_ value: Double) -> String { String(format: "%.3f", value) }
}
