/// A run of text from one place of a file, runs of letters joined.
///
/// Each line is one paragraph, row or line of the place; hit N lines below the first stands at
/// `place.line + N`. Long parts come as several pieces in their order.
public struct TextPiece: Hashable, Sendable {
  /// Most bytes of UTF-8 in one piece.
  public static let sizeLimit = 32_768

  /// Where the first letter stands.
  public let place: TextPlace
  /// The text, lines ended by `\n`; a piece cut within a line has no last one.
  public let text: String
  /// Whether the first letter goes on in the line with which the piece before ended.
  public let continuesLine: Bool

  /// Describes a piece.
  public init(place: TextPlace, text: String, continuesLine: Bool = false) {
    self.place = place
    self.text = text
    self.continuesLine = continuesLine
  }
}
