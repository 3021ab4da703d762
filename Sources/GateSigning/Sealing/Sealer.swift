import Crypto
import Foundation
public import GateDomain

/// Encrypts bytes, piece by piece, for the holder of one private key.
///
/// Security: the key and the nonces are made anew for every sealer and never leave it; the station
/// that encrypts cannot open what it wrote.
public struct Sealer: ~Copyable {
  /// Bytes that every piece is longer than its plain text.
  public static let overhead = 16
  /// Bytes of `encapsulatedKey`.
  public static let encapsulatedKeySize = 32

  private var sender: HPKE.Sender
  /// What the recipient needs besides the private key; no secret.
  public let encapsulatedKey: [UInt8]

  /// Begins for `recipient`; whoever opens it must name the same `info`.
  ///
  /// - Throws: `SealingError.badRecipient` for a key that gives no secret.
  public init(for recipient: ExportRecipient, info: [UInt8]) throws(SealingError) {
    guard Self.givesSecret(recipient) else { throw .badRecipient }
    do {
      let key = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: recipient.bytes)
      sender = try HPKE.Sender(recipientKey: key, ciphersuite: Sealing.suite, info: Data(info))
      encapsulatedKey = Array(sender.encapsulatedKey)
    } catch {
      throw .badRecipient
    }
  }

  // Security: with a key of small order the shared secret is zero for everybody (RFC 9180, 7.1.4),
  // and the library does not look. Every private key shows it, so a new one is tried.
  private static func givesSecret(_ recipient: ExportRecipient) -> Bool {
    guard
      let key = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: recipient.bytes),
      let secret = try? Curve25519.KeyAgreement.PrivateKey().sharedSecretFromKeyAgreement(
        with: key)
    else { return false }
    return unsafe secret.withUnsafeBytes { bytes in unsafe bytes.contains { $0 != 0 } }
  }

  /// The next piece, encrypted.
  ///
  /// - Throws: `SealingError.badRecipient`, which nothing but a fault of the library causes here.
  public mutating func seal(_ bytes: [UInt8], isLast: Bool) throws(SealingError) -> [UInt8] {
    do {
      return Array(
        try sender.seal(bytes, authenticating: Sealing.associatedData(isLast: isLast)))
    } catch {
      throw .badRecipient
    }
  }
}
