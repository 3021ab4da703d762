public import GateDomain

/// Which engine an engine process runs and which virus signatures it loaded.
public struct LoadedSignatures: Hashable, Sendable {
  /// The engine and its version, such as `libclamav 1.4.6`.
  public let engine: String
  /// The version of the signatures; 0 when the files carry none.
  public let version: UInt64
  /// How many signatures are loaded.
  public let count: UInt64
  /// When the newest of them were published.
  public let publishedAt: Timestamp

  /// Describes what is loaded.
  public init(engine: String, version: UInt64, count: UInt64, publishedAt: Timestamp) {
    self.engine = engine
    self.version = version
    self.count = count
    self.publishedAt = publishedAt
  }

  func put(into writer: inout WireWriter) {
    writer.put(version)
    writer.put(count)
    writer.put(UInt64(clamping: publishedAt.milliseconds))
    writer.put(ScanMessage.word(engine))
  }

  init(from reader: inout WireReader) throws(WireError) {
    version = try reader.number()
    count = try reader.number()
    guard let milliseconds = Int64(exactly: try reader.number(UInt64.self)),
      Timestamp.range.contains(milliseconds)
    else { throw .meaningless }
    publishedAt = Timestamp(milliseconds: milliseconds)
    engine = try reader.word(limit: ScanMessage.wordLimit)
  }
}
