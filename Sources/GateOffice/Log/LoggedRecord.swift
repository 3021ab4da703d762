public import GateAuditLog

/// A record with its place in the audit log.
public struct LoggedRecord: Hashable, Sendable {
  /// Its index, from 0.
  public let index: Int64
  /// The record.
  public let record: Record
}

/// The audit log at a glance.
public struct LogSummary: Hashable, Sendable {
  /// How many records it holds.
  public let size: Int64
  /// The latest signed checkpoint, verbatim.
  public let checkpoint: String
}
