/// A SHA-256 digest: 32 bytes, written as 64 lower-case hexadecimal digits.
public struct Digest: Hashable, Sendable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// Wraps 32 bytes; nil for any other count.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Reads 64 lower-case hexadecimal digits; nil for any other text.
  public init?(hex: String) {
    guard let bytes = Hex.decode(hex), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// 64 lower-case hexadecimal digits.
  public var hex: String { Hex.encode(bytes) }
}

extension Digest: Codable {
  /// Reads the hexadecimal text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = Digest(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a digest")
    }
    self = digest
  }

  /// Writes the hexadecimal text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}

extension Digest: CustomStringConvertible {
  /// The hexadecimal text.
  public var description: String { hex }
}
