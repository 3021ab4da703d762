/// How much of one file is examined; what lies beyond a limit is held, never clean.
public struct ScanLimits: Hashable, Sendable {
  /// Largest file in bytes.
  public let maxFileBytes: UInt64
  /// Most bytes looked at inside one file, all its members together.
  public let maxScanBytes: UInt64
  /// Most members of one file.
  public let maxFiles: UInt32
  /// How many containers may lie inside each other.
  public let maxRecursion: UInt32
  /// After how many seconds the engine gives up by itself.
  public let maxSeconds: UInt32
  /// After how many seconds the station kills the worker, since single steps of the engine run
  /// past its own limit.
  public let deadlineSeconds: UInt32

  /// Sets the limits.
  public init(
    maxFileBytes: UInt64, maxScanBytes: UInt64, maxFiles: UInt32, maxRecursion: UInt32,
    maxSeconds: UInt32, deadlineSeconds: UInt32
  ) {
    self.maxFileBytes = maxFileBytes
    self.maxScanBytes = maxScanBytes
    self.maxFiles = maxFiles
    self.maxRecursion = maxRecursion
    self.maxSeconds = maxSeconds
    self.deadlineSeconds = deadlineSeconds
  }
}
