/// How much of one file is read; everything inside it counts too.
public struct ExtractionLimits: Hashable, Sendable {
  /// Largest file or member in bytes.
  public var fileBytes: UInt64 = 1 << 30
  /// Most bytes of text.
  public var textBytes: UInt64 = 64 << 20
  /// Most bytes that may be unpacked.
  public var unpackedBytes: UInt64 = 1 << 30
  /// Largest member that is unpacked, since it is kept in memory.
  public var memberBytes: UInt64 = 128 << 20
  /// Most members and parts.
  public var members: UInt32 = 20_000
  /// Most containers around each other.
  public var depth: UInt32 = 12
  /// Most seconds; the reader is killed a little later.
  public var seconds: UInt32 = 60
  /// Most pictures and scanned pages that are recognised; 0 switches recognition off.
  public var pictures: UInt32 = 0

  /// The usual limits, with recognition off.
  public init() {}
}
