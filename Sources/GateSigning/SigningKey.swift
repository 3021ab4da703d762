import Crypto
import GateDomain

/// An Ed25519 private key (RFC 8032).
///
/// Security: the seed must NEVER be logged, sent or stored beside the data it signs.
public struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// Makes a new key from the system's random numbers.
  public init() {
    key = Curve25519.Signing.PrivateKey()
  }

  /// Loads a key from its 32-byte seed; nil for any other count.
  public init?(seed: [UInt8]) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
    self.key = key
  }

  /// The 32 bytes to keep secret.
  public var seed: [UInt8] { Array(key.rawRepresentation) }

  /// The public half.
  public var verificationKey: VerificationKey {
    VerificationKey(key.publicKey)
  }

  /// The 64-byte signature of `message`.
  public func signature(for message: [UInt8]) -> [UInt8] {
    guard let signature = try? key.signature(for: message) else {
      preconditionFailure("Ed25519 signs any bytes")
    }
    return Array(signature)
  }
}
