import CSodium
public import GateDomain

/// SHA-256 and Ed25519 of libsodium, for programs that bring no Foundation.
///
/// Both are the same functions as GateSigning's: FIPS 180-4 and RFC 8032.
enum Sodium {
  /// Whether the library could be prepared; without it nothing is valid.
  static let isReady = sodium_init() >= 0

  static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    _ = unsafe crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest
  }

  static func isValid(_ signature: [UInt8], for message: [UInt8], key: [UInt8]) -> Bool {
    guard isReady, signature.count == Int(crypto_sign_BYTES),
      key.count == Int(crypto_sign_PUBLICKEYBYTES)
    else { return false }
    return unsafe crypto_sign_verify_detached(signature, message, UInt64(message.count), key) == 0
  }
}

/// SHA-256 (FIPS 180-4).
public enum SHA256 {
  /// The digest of bytes.
  public static func digest(of bytes: [UInt8]) -> Digest {
    guard let digest = Digest(bytes: Sodium.sha256(bytes)) else {
      preconditionFailure("SHA-256 gives 32 bytes")
    }
    return digest
  }
}
