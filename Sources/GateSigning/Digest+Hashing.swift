import Crypto
public import GateDomain

extension GateDomain.Digest {
  /// SHA-256 of `bytes` (FIPS 180-4).
  public static func of(_ bytes: some Sequence<UInt8>) -> GateDomain.Digest {
    var hasher = DigestHasher()
    hasher.update(Array(bytes))
    return hasher.finish()
  }
}
