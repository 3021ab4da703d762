public import GateDomain

/// One part of a set of virus signatures; a later one of the same name takes its place.
public struct SignaturePart: Hashable, Sendable, Codable {
  /// Where a part's authority comes from.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// A database under its publisher's signature.
    case database
    /// A bundle under the office's signature.
    case bundle
    /// Files that were there when the station was set up.
    case files
  }

  /// The kind.
  public let kind: Kind
  /// Its name, such as `daily`.
  public let name: String
  /// Its version; 0 when it has none.
  public let version: UInt64
  /// How many signatures it says it holds; 0 when that is not known.
  public let count: UInt64
  /// When it was published.
  public let publishedAt: Timestamp
  /// Its files in the set's folder.
  public let files: [String]

  /// Describes a part.
  public init(
    kind: Kind, name: String, version: UInt64, count: UInt64, publishedAt: Timestamp,
    files: [String]
  ) {
    self.kind = kind
    self.name = name
    self.version = version
    self.count = count
    self.publishedAt = publishedAt
    self.files = files
  }

  /// Whether this part may take the place of `other`, which has the same name.
  public func isNoOlder(than other: SignaturePart) -> Bool {
    (version, publishedAt.milliseconds) >= (other.version, other.publishedAt.milliseconds)
  }
}
