/// A file or member that was not read, or not to its end: itself something to report.
public struct Unreadable: Hashable, Sendable {
  /// Why.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// A password or a key is needed.
    case encrypted
    /// Its bytes break the rules of its format, so that text is missing.
    case damaged
    /// A format, or a variant of one, that no reader knows.
    case unsupported
    /// It unpacks into more bytes, or holds more text, than the limit.
    case sizeLimit = "size-limit"
    /// It has more members than the limit.
    case memberLimit = "member-limit"
    /// Containers lie in containers deeper than the limit.
    case depthLimit = "depth-limit"
    /// It took longer than the limit.
    case timeLimit = "time-limit"
    /// A picture or scanned page, and recognition is off or its limit reached.
    case notRecognised = "not-recognised"
    /// The reader died on it.
    case crashed
    /// It could not be read from its disk.
    case inputOutput = "input-output"
    /// No reader could be started.
    case noReader = "no-reader"
  }

  /// The members that lead to it; empty for the file itself.
  public let members: [String]
  /// Why.
  public let reason: Reason
  /// The part and what is wrong with it, in the format's own words; for experts.
  public let detail: String

  /// Describes what was not read.
  public init(members: [String], reason: Reason, detail: String = "") {
    self.members = members
    self.reason = reason
    self.detail = detail
  }
}
