import GateSigning

/// What an authenticator says about itself and the ceremony (WebAuthn, section 6.1).
struct AuthenticatorData {
  /// SHA-256 of the host name that the passkey is bound to.
  let hostDigest: [UInt8]
  /// Whether somebody touched it.
  let isPresent: Bool
  /// Whether it checked who, by PIN or fingerprint.
  let isVerified: Bool
  /// How often it signed; 0 when it does not count.
  let counter: UInt32
  /// The credential that was made; nil in an assertion.
  let made: (credential: [UInt8], key: PasskeyKey)?

  private static let longestCredential = 1_023

  /// Reads the bytes, every one of them.
  init(_ bytes: [UInt8]) throws(PasskeyDefect) {
    guard bytes.count >= 37 else { throw .malformed }
    let flags = bytes[32]
    hostDigest = Array(bytes[..<32])
    isPresent = flags & 0x01 != 0
    isVerified = flags & 0x04 != 0
    counter = bytes[33..<37].reduce(0) { $0 << 8 | UInt32($1) }
    var end = 37
    if flags & 0x40 != 0 {
      made = try Self.made(bytes, at: &end)
    } else {
      made = nil
    }
    if flags & 0x80 != 0 { end = try Self.skipExtensions(bytes, from: end) }
    guard end == bytes.count else { throw .malformed }
  }

  private static func made(_ bytes: [UInt8], at end: inout Int) throws(PasskeyDefect)
    -> (credential: [UInt8], key: PasskeyKey)
  {
    // Sixteen bytes name the model, which nobody here asks for.
    let start = end + 18
    guard bytes.count >= start else { throw .malformed }
    let count = Int(bytes[start - 2]) << 8 | Int(bytes[start - 1])
    guard (1...longestCredential).contains(count), bytes.count >= start + count else {
      throw .malformed
    }
    var reader = CBORReader(bytes, from: start + count)
    let key = try COSEKey.key(of: try reader.next())
    end = reader.offset
    return (Array(bytes[start..<start + count]), key)
  }

  private static func skipExtensions(_ bytes: [UInt8], from start: Int) throws(PasskeyDefect)
    -> Int
  {
    var reader = CBORReader(bytes, from: start)
    guard case .map = try reader.next() else { throw .malformed }
    return reader.offset
  }
}
