/// Builds the payload of one message: little-endian numbers and length-prefixed bytes.
public struct WireWriter {
  /// The bytes so far.
  public private(set) var bytes: [UInt8] = []

  /// Begins an empty payload.
  public init() {}

  /// Adds a number in its full width.
  public mutating func put(_ number: some FixedWidthInteger & UnsignedInteger) {
    for index in 0..<(number.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> (index * 8)))
    }
  }

  /// Adds bytes behind their 16-bit count; what exceeds 65,535 bytes is cut off.
  public mutating func put(_ field: [UInt8]) {
    let kept = field.prefix(Int(UInt16.max))
    put(UInt16(kept.count))
    bytes += kept
  }

  /// Adds the UTF-8 of a text as bytes.
  public mutating func put(_ text: String) {
    put(Array(text.utf8))
  }
}
