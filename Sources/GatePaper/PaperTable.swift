/// A table whose cells grow with their text and whose head stands on every page.
public struct PaperTable: Hashable, Sendable {
  /// A column.
  public struct Column: Hashable, Sendable {
    /// Its head.
    public let title: String
    /// Its share of the width, compared to the others.
    public let share: Double
    /// Where its texts stand.
    public let side: Letters.Side

    /// Describes a column.
    public init(_ title: String, share: Double = 1, side: Letters.Side = .left) {
      (self.title, self.share, self.side) = (title, share, side)
    }
  }

  /// Its columns.
  public let columns: [Column]
  /// Its rows, a text for each column.
  public let rows: [[String]]

  var hasHead: Bool { columns.contains { !$0.title.isEmpty } }

  /// Describes a table; without titles it has no head.
  public init(columns: [Column], rows: [[String]]) {
    (self.columns, self.rows) = (columns, rows)
  }
}
