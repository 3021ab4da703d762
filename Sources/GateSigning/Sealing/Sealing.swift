import Crypto
import Foundation

/// The one way in which held files are encrypted: HPKE (RFC 9180) in base mode with X25519,
/// HKDF-SHA256 and ChaCha20-Poly1305.
enum Sealing {
  /// The suite.
  static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly

  /// Says with every piece whether another follows, so that a cut container is not taken for a
  /// whole one.
  static func associatedData(isLast: Bool) -> [UInt8] { [isLast ? 1 : 0] }
}

/// Why something cannot be encrypted or opened.
public enum SealingError: Error, Hashable, Sendable {
  /// The recipient's key encrypts nothing.
  case badRecipient
  /// The key is another one, or the bytes were changed, cut or put in another order.
  case cannotOpen
}
