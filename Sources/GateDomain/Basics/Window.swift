/// The time in which something is allowed: from `notBefore`, inclusive, to `notAfter`, exclusive.
public struct Window: Hashable, Sendable {
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

extension Window: Codable {
  private enum CodingKeys: String, CodingKey {
    case notBefore, notAfter
  }

  /// Reads both ends, and refuses a window that does not end after it begins.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let (first, last) = (
      try container.decode(Timestamp.self, forKey: .notBefore),
      try container.decode(Timestamp.self, forKey: .notAfter)
    )
    guard let window = Window(notBefore: first, notAfter: last) else {
      throw DecodingError.dataCorruptedError(
        forKey: .notAfter, in: container, debugDescription: "the window ends before it begins")
    }
    self = window
  }

  /// Writes both ends.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(notBefore, forKey: .notBefore)
    try container.encode(notAfter, forKey: .notAfter)
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
