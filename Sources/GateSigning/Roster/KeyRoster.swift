public import GateDomain

/// Whose passkeys count under decisions: a statement that the security administrator signs with a
/// key that no server holds.
///
/// Security: whoever runs the server can change every table of it, but not this. A seal counts
/// only by a key that stands here, so an approval that nobody made cannot be made up.
public struct KeyRoster: Hashable, Sendable {
  /// One person's passkey.
  public struct Entry: Hashable, Sendable {
    /// Whose it is.
    public let person: Identifier<Person>
    /// The person's name, for those who compare.
    public let name: String
    /// The credential in hexadecimal digits.
    public let credential: String
    /// Its public key.
    public let key: PasskeyKey

    /// Describes an entry.
    public init(person: Identifier<Person>, name: String, credential: String, key: PasskeyKey) {
      self.person = person
      self.name = name
      self.credential = credential
      self.key = key
    }
  }

  /// Counts up; a station never goes back to a lower one.
  public let version: Int
  /// The host name that passkeys are bound to.
  public let host: String
  /// The keys.
  public let entries: [Entry]
  /// When it was signed.
  public let issuedAt: Timestamp

  /// Describes a roster.
  public init(version: Int, host: String, entries: [Entry], issuedAt: Timestamp) {
    self.version = version
    self.host = host
    self.entries = entries
    self.issuedAt = issuedAt
  }

  /// The entry of a person's credential; nil when the roster does not have it.
  public func entry(of person: Identifier<Person>, credential: String) -> Entry? {
    entries.first { $0.person == person && $0.credential == credential }
  }
}
