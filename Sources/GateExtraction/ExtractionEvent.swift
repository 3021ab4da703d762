/// What comes out of a file, in the order of reading.
public enum ExtractionEvent: Hashable, Sendable {
  /// The file itself, first of all, and then whatever lies inside it.
  case member(FoundMember)
  /// Text; what `member` spoke of last is not always where it comes from: look at its place.
  case text(TextPiece)
  /// What a document says of itself.
  case property(DocumentProperty)
  /// Something was not read; without such an event everything was.
  case unreadable(Unreadable)
}
