import CPango

/// A PDF in the making: text, lines and surfaces at places of A4 pages, in points from the top left.
///
/// Letters are embedded, so that the file looks and is found the same everywhere.
///
/// Security: it draws what it is told and nothing else. Text from outside is only ever drawn: it can
/// look odd, and holds no command that the file's reader would follow.
@safe public final class Paper {
  /// Width and height of A4.
  public static let (width, height) = (595.28, 841.89)
  // Whichever of these is there; Debian has each.
  private static let family =
    "Noto Sans CJK SC, WenQuanYi Micro Hei, WenQuanYi Zen Hei, Droid Sans Fallback, sans-serif"
  // Letters without which a page of this office cannot be read.
  private static let needed = "关口检查月报"

  private let paper: UnsafeMutablePointer<gate_paper>

  /// Begins a document; `created` is a time by RFC 3339, `language` a tag such as `zh-cn`.
  public init(title: String, author: String, created: String, language: String)
    throws(PaperFailure)
  {
    guard
      let opened = unsafe gate_paper_open(
        Self.width, Self.height, title, author, created, language)
    else { throw PaperFailure(.failed) }
    unsafe paper = opened
    let count = Self.needed.utf8.count
    guard unsafe gate_paper_unknown(opened, Self.needed, count, Self.family) == 0 else {
      throw PaperFailure(.noFont)
    }
  }

  /// Draws a text below a point, in lines of a width, and returns its height.
  @discardableResult
  public func draw(
    _ text: String, x: Double, y: Double, width: Double, _ letters: Letters = Letters()
  ) -> Double {
    put(text, x, y, width, letters, draws: true)
  }

  /// The height that a text takes in lines of a width.
  public func height(of text: String, width: Double, _ letters: Letters = Letters()) -> Double {
    put(text, 0, 0, width, letters, draws: false)
  }

  private func put(
    _ text: String, _ x: Double, _ y: Double, _ width: Double, _ letters: Letters, draws: Bool
  ) -> Double {
    let looks = gate_letters(
      size: letters.size, is_bold: letters.isBold ? 1 : 0, side: letters.side.rawValue,
      grey: letters.grey)
    let clean = String(text.unicodeScalars.filter { $0 != "\0" })
    return unsafe gate_paper_text(
      paper, clean, clean.utf8.count, x, y, width, Self.family, looks, draws ? 1 : 0)
  }

  /// Fills a rectangle.
  public func fill(x: Double, y: Double, width: Double, height: Double, grey: Double = 0) {
    unsafe gate_paper_rectangle(paper, x, y, width, height, grey)
  }

  /// Draws the edge of a rectangle.
  public func frame(
    x: Double, y: Double, width: Double, height: Double, line: Double = 0.6, grey: Double = 0
  ) {
    unsafe gate_paper_frame(paper, x, y, width, height, line, grey)
  }

  /// Begins another page.
  public func turn() { unsafe gate_paper_next_page(paper) }

  /// Ends the document and returns its bytes.
  public func finish() throws(PaperFailure) -> [UInt8] {
    guard unsafe gate_paper_finish(paper) == 0 else { throw PaperFailure(.failed) }
    return unsafe Array(
      UnsafeBufferPointer(start: paper.pointee.bytes, count: paper.pointee.count))
  }

  deinit { unsafe gate_paper_close(paper) }
}
