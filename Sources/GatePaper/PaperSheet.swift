/// Fills pages from top to bottom and turns them when they are full; each bears its number.
public final class PaperSheet {
  private static let (margin, foot, padding) = (42.0, 40.0, 3.0)
  // Within a box, and what is left in it for somebody's hand.
  private static let (inset, room) = (6.0, 26.0)
  private static let small = Letters(size: 8)

  /// Where it draws.
  public let paper: Paper
  /// The words in front of and behind a page's number, such as `第`, `页`.
  private let pageWords: (String, String)
  private var y = margin
  private var page = 1

  /// The width between the margins.
  public var width: Double { Paper.width - 2 * Self.margin }
  private var left: Double { Self.margin }
  private var bottom: Double { Paper.height - Self.margin - Self.foot / 2 }

  /// Begins on a paper's first page.
  public init(_ paper: Paper, pageWords: (String, String)) {
    self.paper = paper
    self.pageWords = pageWords
  }

  /// Adds a text over the whole width; a page that has no room for it is turned.
  public func add(_ text: String, _ letters: Letters = Letters(), space: Double = 4) {
    let height = paper.height(of: text, width: width, letters)
    make(room: height)
    paper.draw(text, x: left, y: y, width: width, letters)
    y += height + space
  }

  /// Adds room without text.
  public func skip(_ height: Double) { y = min(y + height, bottom) }

  /// Adds a framed box: a title, what is known, and room with a line to be signed by hand.
  public func add(box title: String, text: String = "", sign: String) {
    let (inner, bold) = (width - 2 * Self.inset, Letters(size: 9, isBold: true))
    let heights = [
      paper.height(of: title, width: inner, bold),
      text.isEmpty ? 0 : paper.height(of: text, width: inner), Self.room,
      paper.height(of: sign, width: inner),
    ]
    let height = heights.reduce(2 * Self.inset, +)
    make(room: height)
    paper.frame(x: left, y: y, width: width, height: height)
    let (x, top) = (left + Self.inset, y + Self.inset)
    paper.draw(title, x: x, y: top, width: inner, bold)
    paper.draw(text, x: x, y: top + heights[0], width: inner)
    paper.draw(sign, x: x, y: y + height - Self.inset - heights[3], width: inner)
    y += height + 8
  }

  /// Adds a square code with lines of text at its right side.
  public func add(code: PaperCode, side: Double, text: String) {
    make(room: side)
    paper.draw(code, x: left, y: y, side: side)
    let height = paper.draw(
      text, x: left + side + 12, y: y + 4, width: width - side - 12, Letters(size: 8))
    y += max(side, height) + 8
  }

  /// Adds a table.
  public func add(_ table: PaperTable) {
    let widths = widths(of: table)
    let head = Letters(size: 8, isBold: true)
    let titles = table.columns.map(\.title)
    func addHead() {
      let height = self.height(titles, widths, head)
      paper.fill(x: left, y: y, width: width, height: height, grey: 0.92)
      put(titles, widths, table.columns.map(\.side), head, height)
    }
    make(room: height(titles, widths, head) * 3)
    if table.hasHead { addHead() }
    for row in table.rows {
      let height = min(self.height(row, widths, Self.small), bottom - Self.margin - 60)
      if y + height > bottom {
        turn()
        if table.hasHead { addHead() }
      }
      put(row, widths, table.columns.map(\.side), Self.small, height)
    }
    y += 10
  }

  /// Ends the last page and returns the document.
  public func finish() throws(PaperFailure) -> [UInt8] {
    number()
    return try paper.finish()
  }

  private func put(
    _ row: [String], _ widths: [Double], _ sides: [Letters.Side], _ letters: Letters,
    _ height: Double
  ) {
    var x = left
    for (column, text) in row.enumerated() where column < widths.count {
      var letters = letters
      letters.side = sides[column]
      paper.frame(x: x, y: y, width: widths[column], height: height, line: 0.4, grey: 0.6)
      paper.draw(
        text, x: x + Self.padding, y: y + Self.padding, width: widths[column] - 2 * Self.padding,
        letters)
      x += widths[column]
    }
    y += height
  }

  private func widths(of table: PaperTable) -> [Double] {
    let sum = table.columns.reduce(0) { $0 + $1.share }
    return table.columns.map { width * $0.share / sum }
  }

  private func height(_ row: [String], _ widths: [Double], _ letters: Letters) -> Double {
    zip(row, widths).map { text, width in
      paper.height(of: text, width: width - 2 * Self.padding, letters)
    }.max().map { $0 + 2 * Self.padding } ?? 0
  }

  private func make(room height: Double) {
    if y + height > bottom, y > Self.margin { turn() }
  }

  private func turn() {
    number()
    paper.turn()
    page += 1
    y = Self.margin
  }

  private func number() {
    paper.draw(
      "\(pageWords.0)\(page)\(pageWords.1)", x: left, y: Paper.height - Self.foot, width: width,
      Letters(size: 8, side: .centre, grey: 0.35))
  }
}
