/// The time in which something is allowed: from `notBefore`, inclusive, to `notAfter`, exclusive.
public struct Window: Hashable, Sendable, Codable {
  /// First moment inside the window.
  public let notBefore: Timestamp
  /// First moment after the window.
  public let notAfter: Timestamp

  /// Makes a window; nil unless it ends after it begins.
  public init?(notBefore: Timestamp, notAfter: Timestamp) {
    guard notBefore < notAfter else { return nil }
    self.notBefore = notBefore
    self.notAfter = notAfter
  }

  /// Where `time` lies.
  public func position(of time: Timestamp) -> WindowPosition {
    if time < notBefore { return .before }
    return time < notAfter ? .inside : .after
  }
}

/// Where a moment lies relative to a window.
public enum WindowPosition: Sendable {
  /// The window has not opened yet.
  case before
  /// The window is open.
  case inside
  /// The window has closed.
  case after
}
