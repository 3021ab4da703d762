public import GatePolicy

/// A part of a file that was not read, or not to its end.
public struct UnreadContent: Hashable, Sendable, Codable {
  /// The members that lead to it; empty for the file itself.
  public let place: String
  /// Why.
  public let reason: UnreadReason

  /// Describes what was not read.
  public init(place: String, reason: UnreadReason) {
    self.place = place
    self.reason = reason
  }
}
