/// Cells of a table for other programs (RFC 4180).
enum CSVCell {
  /// A text that no spreadsheet takes for a formula.
  ///
  /// Security: names in it come from outside; a cell that begins like a formula would be one.
  static func plain(_ text: String) -> String {
    text.first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + text : text
  }

  /// A text in quotes.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
