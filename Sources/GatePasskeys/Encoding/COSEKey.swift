import GateSigning

/// Public keys as authenticators write them (RFC 9053): ES256 on P-256 and no other.
enum COSEKey {
  /// The key that a map describes.
  ///
  /// Security: kind, algorithm and curve are all demanded, so that no key is ever used with an
  /// algorithm that it was not made for.
  static func key(of value: CBOR) throws(PasskeyDefect) -> PasskeyKey {
    guard case .map(let members) = value else { throw .malformed }
    guard members[.integer(1)] == .integer(2), members[.integer(3)] == .integer(-7),
      members[.integer(-1)] == .integer(1), members.count == 5,
      case .bytes(let x) = members[.integer(-2)], case .bytes(let y) = members[.integer(-3)],
      x.count == 32, y.count == 32, let key = PasskeyKey(bytes: x + y)
    else { throw .wrongKey }
    return key
  }
}
