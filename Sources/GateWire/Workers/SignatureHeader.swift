public import GateDomain

/// What a signed file of virus signatures says of itself, read after its signature was checked.
public struct SignatureHeader: Hashable, Sendable {
  /// Its version; later ones have higher numbers.
  public let version: UInt64
  /// How many signatures it holds.
  public let count: UInt64
  /// When it was published.
  public let publishedAt: Timestamp

  /// Describes a file.
  public init(version: UInt64, count: UInt64, publishedAt: Timestamp) {
    self.version = version
    self.count = count
    self.publishedAt = publishedAt
  }

  func put(into writer: inout WireWriter) {
    writer.put(version)
    writer.put(count)
    writer.put(UInt64(clamping: publishedAt.milliseconds))
  }

  init(from reader: inout WireReader) throws(WireError) {
    version = try reader.number()
    count = try reader.number()
    guard let milliseconds = Int64(exactly: try reader.number(UInt64.self)),
      Timestamp.range.contains(milliseconds)
    else { throw .meaningless }
    publishedAt = Timestamp(milliseconds: milliseconds)
  }
}
