/// Makes sortable identifiers after the ULID specification (github.com/ulid/spec).
public enum ULID {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// Makes 26 Crockford base-32 characters: 48 bits of milliseconds, then 80 random bits.
  public static func make(at time: Timestamp) -> String {
    var random = SystemRandomNumberGenerator()
    return encode(
      milliseconds: UInt64(clamping: time.milliseconds),
      high: UInt64.random(in: 0..<(1 << 40), using: &random),
      low: UInt64.random(in: 0..<(1 << 40), using: &random))
  }

  static func encode(milliseconds: UInt64, high: UInt64, low: UInt64) -> String {
    let bytes =
      digits(of: milliseconds, count: 10) + digits(of: high, count: 8)
      + digits(of: low, count: 8)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digits(of value: UInt64, count: Int) -> [UInt8] {
    (0..<count).reversed().map { alphabet[Int((value >> (UInt64($0) * 5)) & 31)] }
  }
}
