import Crypto
import GateDomain

/// An Ed25519 public key (RFC 8032).
public struct VerificationKey: Hashable, Sendable {
  /// The 32 bytes of the key.
  public let bytes: [UInt8]

  init(_ key: Curve25519.Signing.PublicKey) {
    bytes = Array(key.rawRepresentation)
  }

  /// Loads a key from its 32 bytes; nil for any other count.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Reads 64 hexadecimal digits.
  public init?(hex: String) {
    guard let bytes = Hex.decode(hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// 64 hexadecimal digits.
  public var hex: String { Hex.encode(bytes) }

  /// The first 8 bytes of the key's SHA-256 as 16 digits, to tell keys apart.
  public var keyID: String {
    String(GateDomain.Digest.of(bytes).hex.prefix(16))
  }

  /// Whether `signature` was made over `message` with the private half.
  public func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return false
    }
    return key.isValidSignature(signature, for: message)
  }
}
