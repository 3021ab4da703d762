/// A medium's number in the register (编号), which is also the name of a disc.
///
/// At most 16 capital letters, digits and hyphens: what every file system and every label holds.
public struct MediumNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number as it is printed on the medium.
  public let text: String

  /// Reads a number; nil for anything else.
  public init?(_ text: String) {
    let allowed = text.utf8.allSatisfy { byte in
      (0x41...0x5a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2d
    }
    guard (3...16).contains(text.utf8.count), allowed else { return nil }
    self.text = text
  }

  /// The number of the `serial`-th medium of a kind in a year, such as `DVD-2026-0012`.
  public init(kind: MediumKind, year: Int, serial: Int64) {
    let digits = String(serial)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    text = "\(kind.prefix)-\(year)-\(padded)"
  }

  /// Orders by text.
  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }

  /// The text.
  public var description: String { text }
}

extension MediumNumber: Codable {
  /// Reads the text.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let number = MediumNumber(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "medium number"))
    }
    self = number
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
