/// How a program ended and what it wrote.
public struct ProgramResult: Hashable, Sendable {
  /// How a program can end.
  public enum Ending: Hashable, Sendable {
    /// It left with this exit status.
    case exited(Int32)
    /// This signal ended it.
    case signalled(Int32)
  }

  /// How it ended.
  public let ending: Ending
  /// What it wrote to standard output; bytes that are no UTF-8 are replaced.
  public let output: String
  /// What it wrote to standard error; bytes that are no UTF-8 are replaced.
  public let errors: String

  /// Whether it left with status 0.
  public var succeeded: Bool { ending == .exited(0) }
}

/// Why a program could not be run to its end.
public enum ProgramError: Error, Hashable, Sendable {
  /// No such program was built or is installed.
  case notFound(String)
  /// It still ran when its time was over, and was killed; what it had written by then.
  case timedOut(String, output: String, errors: String)
  /// It ended, or its time was over, before it wrote what was waited for.
  case silent(String, output: String, errors: String)
}
