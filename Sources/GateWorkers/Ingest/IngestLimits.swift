/// How much a medium may hold, and how long its reader may say nothing.
public struct IngestLimits: Hashable, Sendable {
  /// Most regular files, and most other entries.
  public var maxFiles: UInt64
  /// Largest file that is copied.
  public var maxFileBytes: UInt64
  /// Seconds without a word after which the reader counts as dead.
  public var silenceSeconds: Int

  /// Sets the limits.
  public init(maxFiles: UInt64, maxFileBytes: UInt64, silenceSeconds: Int) {
    self.maxFiles = maxFiles
    self.maxFileBytes = maxFileBytes
    self.silenceSeconds = silenceSeconds
  }
}
