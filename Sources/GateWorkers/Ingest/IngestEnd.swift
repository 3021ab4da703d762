public import GateDomain

/// How reading a medium ended.
public enum IngestEnd: Hashable, Sendable {
  /// Everything on it was visited.
  case finished
  /// It cannot be read any further.
  case failed(TransferFailure)
  /// The caller no longer wants it. A file that was open gets no end.
  case cancelled
}
