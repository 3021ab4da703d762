import Crypto
import GateDomain

/// The public half of a passkey: ECDSA on P-256 with SHA-256 (ES256).
public struct PasskeyKey: Hashable, Sendable {
  /// The point's two coordinates, 64 bytes.
  public let bytes: [UInt8]

  /// Loads the coordinates; nil unless they are a point of the curve.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 64, (try? P256.Signing.PublicKey(rawRepresentation: bytes)) != nil else {
      return nil
    }
    self.bytes = bytes
  }

  /// Reads 128 hexadecimal digits.
  public init?(hex: String) {
    guard let bytes = Hex.decode(hex) else { return nil }
    self.init(bytes: bytes)
  }

  /// 128 hexadecimal digits.
  public var hex: String { Hex.encode(bytes) }

  /// Sixteen digits of the key's SHA-256 in groups of four, for two people to compare.
  public var fingerprint: String {
    let digits = Array(GateDomain.Digest.of(bytes).hex.prefix(16))
    return stride(from: 0, to: 16, by: 4).map { String(digits[$0..<$0 + 4]) }
      .joined(separator: " ")
  }

  /// Whether `signature`, in DER, was made over `message` with the private half.
  public func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    guard let key = try? P256.Signing.PublicKey(rawRepresentation: bytes),
      let parsed = try? P256.Signing.ECDSASignature(derRepresentation: signature)
    else { return false }
    return key.isValidSignature(parsed, for: message)
  }
}
