public import GateWire

/// How one `gate-burn` ended.
public enum BurnEnd: Hashable, Sendable {
  /// Everything was written and the disc closed, by the burner's word.
  case written(imageBytes: UInt64)
  /// It stopped before the first byte; nil when the station said no.
  case refused(BurnFault?)
  /// It stopped after it may have written.
  case failed(BurnFault)
  /// It ended, fell silent or broke the protocol; whether it may have written.
  case died(mayHaveWritten: Bool)
}
