/// The 8 bytes in front of every message on a stream between two processes.
public struct FrameHeader: Hashable, Sendable {
  /// Bytes of a header.
  public static let size = 8
  /// Most bytes that may follow one header: 1 MiB.
  public static let payloadLimit = 1 << 20

  /// What kind of message follows.
  public let kind: UInt8
  /// How many bytes of payload follow.
  public let count: Int

  /// Describes a message.
  public init(kind: UInt8, count: Int) {
    self.kind = kind
    self.count = count
  }

  /// Reads a header; refused when reserved bytes are set or the payload is over the limit.
  public init(bytes: [UInt8]) throws(WireError) {
    var reader = WireReader(bytes)
    kind = try reader.number(UInt8.self)
    let reserved = (try reader.number(UInt8.self), try reader.number(UInt16.self))
    guard reserved == (0, 0) else { throw .meaningless }
    count = Int(try reader.number(UInt32.self))
    try reader.finish()
    guard count <= Self.payloadLimit else { throw .tooLarge }
  }

  /// The 8 bytes.
  public var bytes: [UInt8] {
    var writer = WireWriter()
    writer.put(kind)
    writer.put(UInt8(0))
    writer.put(UInt16(0))
    writer.put(UInt32(count))
    return writer.bytes
  }
}
