import Crypto
import Foundation
public import GateDomain

/// An X25519 private key (RFC 7748) that opens what was encrypted for it.
///
/// Security: the bytes must NEVER be logged, sent or stored beside what they open.
public struct OpeningKey: Sendable {
  let key: Curve25519.KeyAgreement.PrivateKey

  /// Makes a new key from the system's random numbers.
  public init() {
    key = Curve25519.KeyAgreement.PrivateKey()
  }

  /// Loads a key from its 32 bytes; nil for any other count.
  public init?(bytes: [UInt8]) {
    guard let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes) else {
      return nil
    }
    self.key = key
  }

  /// The 32 bytes to keep secret.
  public var bytes: [UInt8] { Array(key.rawRepresentation) }

  /// The public half.
  public var recipient: ExportRecipient {
    guard let recipient = ExportRecipient(hex: Hex.encode(key.publicKey.rawRepresentation)) else {
      preconditionFailure("X25519 keys have 32 bytes")
    }
    return recipient
  }
}
