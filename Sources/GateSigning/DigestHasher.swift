import Crypto
public import GateDomain

/// Computes a SHA-256 digest piece by piece.
public struct DigestHasher {
  private var hasher = SHA256()

  /// Begins with no bytes.
  public init() {}

  /// Adds bytes.
  public mutating func update(_ bytes: [UInt8]) {
    hasher.update(data: bytes)
  }

  /// Adds bytes that are borrowed for the call.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    unsafe hasher.update(bufferPointer: bytes)
  }

  /// The digest of everything added so far.
  public func finish() -> GateDomain.Digest {
    guard let digest = GateDomain.Digest(bytes: Array(hasher.finalize())) else {
      preconditionFailure("SHA-256 gives 32 bytes")
    }
    return digest
  }
}
