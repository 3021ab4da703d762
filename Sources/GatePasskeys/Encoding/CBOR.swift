/// A value in the part of CBOR (RFC 8949) that authenticators write.
enum CBOR: Hashable {
  case unsigned(UInt64)
  /// The number -1 - n.
  case negative(UInt64)
  case bytes([UInt8])
  case text(String)
  case array([CBOR])
  case map([CBOR: CBOR])
  case boolean(Bool)
  case null

  /// A small whole number, as COSE numbers its fields.
  static func integer(_ value: Int) -> CBOR {
    value < 0 ? .negative(UInt64(-1 - value)) : .unsigned(UInt64(value))
  }

  /// The member of a map.
  subscript(key: CBOR) -> CBOR? {
    guard case .map(let members) = self else { return nil }
    return members[key]
  }
}
