import Crypto
import Foundation

/// A key that keeps the small secrets of a database unreadable wherever its own file is not
/// (ChaCha20-Poly1305, RFC 8439).
///
/// Security: the bytes must NEVER be logged, sent or stored beside what they open.
public struct StoreKey: Sendable {
  private let key: SymmetricKey

  /// Makes a new key from the system's random numbers.
  public init() {
    key = SymmetricKey(size: .bits256)
  }

  /// Loads a key from its 32 bytes; nil for any other count.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    key = SymmetricKey(data: bytes)
  }

  /// The 32 bytes to keep secret.
  public var bytes: [UInt8] {
    unsafe key.withUnsafeBytes { bytes in unsafe Array(bytes) }
  }

  /// Encrypts a secret that belongs at one place of the database, with a nonce of its own.
  public func seal(_ secret: [UInt8], at place: String) -> [UInt8] {
    guard
      let box = try? ChaChaPoly.seal(secret, using: key, authenticating: Data(place.utf8))
    else { preconditionFailure("ChaCha20-Poly1305 takes any bytes") }
    return Array(box.combined)
  }

  /// The secret that was sealed with this key for that very place.
  ///
  /// Security: what was moved to another place is refused like what was changed.
  ///
  /// - Throws: `SealingError.cannotOpen`.
  public func open(_ sealed: [UInt8], at place: String) throws(SealingError) -> [UInt8] {
    guard let box = try? ChaChaPoly.SealedBox(combined: sealed),
      let secret = try? ChaChaPoly.open(box, using: key, authenticating: Data(place.utf8))
    else { throw .cannotOpen }
    return Array(secret)
  }
}
