/// Which engine with which virus signatures gave the answers.
public struct SignatureDatabase: Hashable, Sendable, Codable {
  /// The engine and its version, such as `libclamav 1.4.6`.
  public let engine: String
  /// The version of the signatures; 0 when the files carry none.
  public let version: UInt64
  /// How many signatures are loaded.
  public let count: UInt64
  /// When the newest of them were published.
  public let publishedAt: Timestamp
  /// SHA-256 over the database files, by name.
  public let digest: Digest
  /// Whether this is only the demonstration set, which protects nobody.
  public let isDemonstration: Bool

  /// Describes a database.
  public init(
    engine: String, version: UInt64, count: UInt64, publishedAt: Timestamp, digest: Digest,
    isDemonstration: Bool
  ) {
    self.engine = engine
    self.version = version
    self.count = count
    self.publishedAt = publishedAt
    self.digest = digest
    self.isDemonstration = isDemonstration
  }

  /// Whole days from publication to `time`.
  public func ageInDays(at time: Timestamp) -> Int64 {
    max(0, (time.milliseconds - publishedAt.milliseconds) / 86_400_000)
  }
}
