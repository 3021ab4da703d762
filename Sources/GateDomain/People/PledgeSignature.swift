/// That somebody signed the office's confidentiality pledge (保密承诺书).
public struct PledgeSignature: Hashable, Sendable, Codable {
  /// How it was signed.
  public enum Means: Hashable, Sendable, Codable {
    /// In the console, with the password given once more.
    case password
    /// In the console, with a passkey; what it signed is kept.
    case passkey(Seal)
    /// On paper, with the paper's number and who entered it; without a picture of it, so only from
    /// the time when a site was made.
    case paper(number: String, enteredBy: Identifier<Person>)
    /// On paper, with its number, a picture of it, and the change that a second administrator
    /// confirmed.
    case scan(number: String, file: Attachment, change: Identifier<AccountChange>)

    /// Stable word for records and programs.
    public var name: String {
      switch self {
      case .password: "password"
      case .passkey: "passkey"
      case .paper: "paper"
      case .scan: "scan"
      }
    }
  }

  /// Who signed.
  public let person: Identifier<Person>
  /// Which version of the text.
  public let version: Int
  /// SHA-256 of that text in both languages.
  public let text: Digest
  /// How.
  public let means: Means
  /// When.
  public let signedAt: Timestamp
  /// From when on it counts no more.
  public let expiresAt: Timestamp

  /// Describes a signature.
  public init(
    person: Identifier<Person>, version: Int, text: Digest, means: Means, signedAt: Timestamp,
    expiresAt: Timestamp
  ) {
    self.person = person
    self.version = version
    self.text = text
    self.means = means
    self.signedAt = signedAt
    self.expiresAt = expiresAt
  }

  /// Whether it counts: for the text in force, and not expired.
  public func isValid(for text: Digest, at time: Timestamp) -> Bool {
    self.text == text && signedAt <= time && time < expiresAt
  }
}
