/// What a document says of itself outside its text.
public struct DocumentProperty: Hashable, Sendable {
  /// The properties that formats share.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    case title = 1, subject = 2, author = 3, lastAuthor = 4, company = 5, manager = 6, template = 7
    case keywords = 8, comments = 9, category = 10, application = 11, created = 12, modified = 13
    /// A property that the format's user named, or one without a word of its own here.
    case custom = 14
  }

  /// Longest name and value in bytes of UTF-8.
  public static let sizeLimit = 4_096

  /// The members that lead to the document.
  public let members: [String]
  /// Which property.
  public let kind: Kind
  /// The name in the document.
  public let name: String
  /// Its value.
  public let value: String

  /// Describes a property.
  public init(members: [String], kind: Kind, name: String, value: String) {
    self.members = members
    self.kind = kind
    self.name = name
    self.value = value
  }
}
