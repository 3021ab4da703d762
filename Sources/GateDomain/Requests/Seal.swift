/// An approver's own signature under a decision, made by a passkey.
///
/// Security: a value of this type is only what a browser sent. It proves something once the
/// passkey rules have checked it against a key of the roster.
public struct Seal: Hashable, Sendable, Codable {
  /// The credential that signed, in hexadecimal digits.
  public let credential: String
  /// What the authenticator said about itself, in hexadecimal digits.
  public let authenticatorData: String
  /// What the browser said about the ceremony, in hexadecimal digits.
  public let clientData: String
  /// The signature in DER, in hexadecimal digits.
  public let signature: String
  /// SHA-256 of the reason that the decision gave, so that the challenge can be computed again.
  public let reason: Digest

  /// Most hexadecimal digits of one field.
  public static let fieldLimit = 4_096

  /// Describes a seal; nil when a field is no hexadecimal text or too long.
  public init?(
    credential: String, authenticatorData: String, clientData: String, signature: String,
    reason: Digest
  ) {
    for text in [credential, authenticatorData, clientData, signature] {
      guard !text.isEmpty, text.utf8.count <= Self.fieldLimit, Hex.decode(text) != nil else {
        return nil
      }
    }
    self.credential = credential
    self.authenticatorData = authenticatorData
    self.clientData = clientData
    self.signature = signature
    self.reason = reason
  }
}
