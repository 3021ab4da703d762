import CArgon2
import GateDomain

/// A password as it is stored: Argon2id (RFC 9106) with its own salt, in PHC text form.
///
/// Security: a password is NEVER stored, logged or compared in any other form.
public struct PasswordHash: Hashable, Sendable {
  /// The PHC text, such as `$argon2id$v=19$m=65536,t=3,p=1$…`.
  public let text: String

  /// Wraps a stored text.
  public init(text: String) {
    self.text = text
  }

  /// Hashes a password with 64 MiB, 3 passes and one lane; takes about 0.15 s.
  ///
  /// - Returns: nil when memory for the hash could not be had.
  public init?(hashing password: String) {
    var generator = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    guard let text = Self.encode(Array(password.utf8), salt: salt) else { return nil }
    self.text = text
  }

  /// Whether `password` is the one that was hashed.
  ///
  /// Always false for an empty password.
  public func matches(_ password: String) -> Bool {
    let bytes = Array(password.utf8)
    guard !bytes.isEmpty else { return false }
    return unsafe argon2id_verify(text, bytes, bytes.count) == ARGON2_OK.rawValue
  }

  private static let cost = (passes: UInt32(3), kibibytes: UInt32(65_536), lanes: UInt32(1))
  private static let hashLength = 32

  private static func encode(_ password: [UInt8], salt: [UInt8]) -> String? {
    let length = argon2_encodedlen(
      cost.passes, cost.kibibytes, cost.lanes, UInt32(salt.count), UInt32(hashLength), Argon2_id)
    var text = [CChar](repeating: 0, count: length)
    let result = unsafe argon2id_hash_encoded(
      cost.passes, cost.kibibytes, cost.lanes, password, password.count, salt, salt.count,
      hashLength, &text, text.count)
    guard result == ARGON2_OK.rawValue else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
