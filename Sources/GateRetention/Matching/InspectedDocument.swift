public import GateDomain

/// What came out of one document: the file itself, or one that lay in it.
public struct InspectedDocument: Sendable {
  /// A run of text from one part.
  public struct Part: Sendable {
    /// What kind of text it is.
    public let source: PatternTest.Source
    /// Where it stands, for people: a part and a page or a line.
    public let place: String
    /// The text.
    public var scalars: [UInt32]

    /// Describes a part.
    public init(source: PatternTest.Source, place: String, scalars: [UInt32]) {
      self.source = source
      self.place = place
      self.scalars = scalars
    }

    /// Describes a part.
    public init(source: PatternTest.Source, place: String, text: String) {
      self.init(source: source, place: place, scalars: text.unicodeScalars.map(\.value))
    }
  }

  /// The members that lead to it from the file on disk; empty for the file itself.
  public var members: [String]
  /// Its text and what else it says.
  public var parts: [Part]
  /// SHA-256 of its bytes; nil when nobody made it.
  public var digest: Digest?

  /// Describes a document.
  public init(members: [String] = [], parts: [Part], digest: Digest? = nil) {
    self.members = members
    self.parts = parts
    self.digest = digest
  }
}
