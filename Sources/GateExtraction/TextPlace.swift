/// Where in a file a text stands.
public struct TextPlace: Hashable, Sendable {
  /// What the lines of a text are, and so what `line` counts.
  public enum Unit: UInt8, Hashable, Sendable, CaseIterable {
    /// Lines of a plain text or of a picture.
    case line = 1
    /// Paragraphs of a document part.
    case paragraph = 2
    /// Rows of a sheet, their cells separated by tabs.
    case row = 3
    /// Lines of the page that `number` counts.
    case page = 4
    /// Paragraphs of the slide that `number` counts.
    case slide = 5
  }

  /// The members that lead to it from the outer file: archive members, attachments, objects;
  /// empty for the file itself.
  public let members: [String]
  /// The part within the innermost member, such as `word/header1.xml`, a sheet's name or
  /// `annotation`; empty for the main text of a file without parts.
  public let part: String
  /// What is counted.
  public let unit: Unit
  /// The page or slide, from 1; 0 where the unit has none.
  public let number: Int
  /// The number of the text's first line, from 1.
  public let line: Int

  /// Names a place.
  public init(members: [String], part: String, unit: Unit, number: Int = 0, line: Int = 1) {
    self.members = members
    self.part = part
    self.unit = unit
    self.number = number
    self.line = line
  }

  /// Whether the other text belongs to the same part, page or slide.
  public func continues(_ other: TextPlace) -> Bool {
    part == other.part && unit == other.unit && number == other.number && members == other.members
  }
}
