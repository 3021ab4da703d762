import GateDomain
public import GateLinux
public import GateSigning

/// Keys on disk: one line of hexadecimal digits, readable by their owner alone.
public enum KeyFile {
  /// Reads a private key.
  ///
  /// - Throws: `KeyFileError` when the file is no key, or others may read it; `SystemError`.
  public static func signingKey(_ path: String) throws -> SigningKey {
    guard try FileMode.isPrivate(path) else { throw KeyFileError(code: .exposed, path: path) }
    guard let seed = Hex.decode(try line(path)), let key = SigningKey(seed: seed) else {
      throw KeyFileError(code: .broken, path: path)
    }
    return key
  }

  /// Reads a public key.
  public static func verificationKey(_ path: String) throws -> VerificationKey {
    guard let key = VerificationKey(hex: try line(path)) else {
      throw KeyFileError(code: .broken, path: path)
    }
    return key
  }

  /// Reads the key of a database's secrets.
  ///
  /// - Throws: `KeyFileError` when the file is no key, or others may read it; `SystemError`.
  public static func storeKey(_ path: String) throws -> StoreKey {
    guard try FileMode.isPrivate(path) else { throw KeyFileError(code: .exposed, path: path) }
    guard let bytes = Hex.decode(try line(path)), let key = StoreKey(bytes: bytes) else {
      throw KeyFileError(code: .broken, path: path)
    }
    return key
  }

  /// Writes the key of a database's secrets.
  public static func write(_ key: StoreKey, to path: String) throws(SystemError) {
    try DurableFile.write(Array((Hex.encode(key.bytes) + "\n").utf8), to: path, mode: 0o600)
  }

  /// Writes a private key.
  public static func write(_ key: SigningKey, to path: String) throws(SystemError) {
    try DurableFile.write(Array((Hex.encode(key.seed) + "\n").utf8), to: path, mode: 0o600)
  }

  /// Writes a public key.
  public static func write(_ key: VerificationKey, to path: String) throws(SystemError) {
    try DurableFile.write(Array((key.hex + "\n").utf8), to: path, mode: 0o644)
  }

  /// The first line of a small file.
  public static func line(_ path: String) throws(SystemError) -> String {
    let text = String(decoding: try DurableFile.read(path, limit: 4_096), as: UTF8.self)
    return String(text.prefix { !$0.isNewline })
  }
}
