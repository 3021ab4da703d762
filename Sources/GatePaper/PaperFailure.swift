/// Why a document could not be put on paper.
public struct PaperFailure: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Code: String, Hashable, Sendable {
    /// No font on this machine has Chinese letters.
    case noFont = "no-font"
    /// The library failed, for want of memory most likely.
    case failed
  }

  /// What went wrong.
  public let code: Code

  /// Describes a failure.
  public init(_ code: Code) { self.code = code }
}
