/// The address of a network interface on its link (MAC 地址).
public struct HardwareAddress: Hashable, Sendable, Comparable {
  private let number: UInt64

  /// Takes exactly six bytes that name one interface; nil for a group, for all and for none.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 6, let first = bytes.first, first & 1 == 0 else { return nil }
    number = bytes.reduce(0) { $0 << 8 | UInt64($1) }
    guard number != 0 else { return nil }
  }

  /// Reads `00:1a:2b:3c:4d:5e`, with hyphens or capitals as well.
  public init?(text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "-" }
    let bytes = parts.compactMap { part in
      part.utf8.count == 2 && part.allSatisfy(\.isHexDigit) ? UInt8(part, radix: 16) : nil
    }
    guard bytes.count == parts.count else { return nil }
    self.init(bytes)
  }

  /// As it is usually written.
  public var text: String {
    (0..<6).reversed().map { place in
      let byte = UInt8(truncatingIfNeeded: number >> (UInt64(place) * 8))
      return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined(separator: ":")
  }

  /// Orders addresses as their bytes.
  public static func < (left: HardwareAddress, right: HardwareAddress) -> Bool {
    left.number < right.number
  }
}
