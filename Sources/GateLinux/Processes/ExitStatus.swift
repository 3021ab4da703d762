/// How a process ended.
public enum ExitStatus: Hashable, Sendable {
  /// By itself, with this code.
  case exited(Int32)
  /// By this signal.
  case killed(signal: Int32)
}
