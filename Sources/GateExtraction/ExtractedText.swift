/// Everything that came out of one file; for small files and tests, since it all lies in memory.
public struct ExtractedText: Hashable, Sendable {
  /// The file itself and what lay inside it.
  public private(set) var members: [FoundMember] = []
  /// Its text.
  public private(set) var pieces: [TextPiece] = []
  /// What documents in it say of themselves.
  public private(set) var properties: [DocumentProperty] = []
  /// What was not read.
  public private(set) var unreadable: [Unreadable] = []

  /// Begins with nothing.
  public init() {}

  /// Keeps an event.
  public mutating func add(_ event: ExtractionEvent) {
    switch event {
    case .member(let member): members.append(member)
    case .text(let piece): pieces.append(piece)
    case .property(let property): properties.append(property)
    case .unreadable(let unread): unreadable.append(unread)
    }
  }

  /// The text of all pieces in their order.
  public var text: String {
    pieces.map(\.text).joined(separator: "\n")
  }
}
