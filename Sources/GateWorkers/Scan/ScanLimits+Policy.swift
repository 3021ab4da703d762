public import GatePolicy
public import GateWire

extension ScanLimits {
  // The engine gets this long to notice by itself that its time is up.
  private static let graceSeconds: UInt32 = 2

  /// The limits that a policy sets.
  public init(_ policy: ScanningPolicy) {
    let seconds = UInt32(clamping: policy.scanSeconds)
    self.init(
      maxFileBytes: policy.maxFileBytes, maxScanBytes: policy.maxScanBytes,
      maxFiles: UInt32(clamping: policy.maxArchiveFiles),
      maxRecursion: UInt32(clamping: policy.maxRecursion), maxSeconds: seconds,
      deadlineSeconds: seconds + Self.graceSeconds)
  }
}
