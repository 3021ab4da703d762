/// The X25519 public key (RFC 7748) of an analyst who may open an exported file.
public struct ExportRecipient: Hashable, Sendable {
  /// The 32 bytes of the key.
  public let bytes: [UInt8]

  /// Reads 64 lower-case hexadecimal digits; nil for any other text.
  public init?(hex: String) {
    guard let bytes = Hex.decode(hex), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// 64 lower-case hexadecimal digits.
  public var hex: String { Hex.encode(bytes) }
}

extension ExportRecipient: Codable {
  /// Reads the hexadecimal text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let key = ExportRecipient(hex: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a public key")
    }
    self = key
  }

  /// Writes the hexadecimal text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}
