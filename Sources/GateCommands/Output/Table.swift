import GateDomain

/// Rows under titles, aligned by what a terminal shows.
struct Table {
  /// A column's title and side.
  struct Column {
    let title: Words
    var alignment = DisplayWidth.Alignment.left

    init(_ chinese: String, _ english: String, _ alignment: DisplayWidth.Alignment = .left) {
      title = Words(chinese, english)
      self.alignment = alignment
    }
  }

  let columns: [Column]
  let rows: [[String]]

  /// The lines, without spaces at their ends; titles alone when there are no rows.
  func lines(in language: Language) -> [String] {
    let all = [columns.map { $0.title.in(language) }] + rows
    let widths = columns.indices.map { column in
      all.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    return all.map { row in
      let cells = columns.indices.map {
        DisplayWidth.padded(row[$0], to: widths[$0], alignment: columns[$0].alignment)
      }
      return Self.withoutTrailingSpaces(cells.joined(separator: "  "))
    }
  }

  /// Names and values, one line each, without titles.
  static func fields(_ fields: [(Words, String)], in language: Language) -> [String] {
    let width = fields.map { DisplayWidth.of($0.0.in(language)) }.max() ?? 0
    return fields.map { name, value in
      withoutTrailingSpaces(DisplayWidth.padded(name.in(language), to: width) + "  " + value)
    }
  }

  private static func withoutTrailingSpaces(_ line: String) -> String {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return String(line[...last])
  }
}
