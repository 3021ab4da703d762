public import GateDomain

/// What a form is checked against.
public struct FormContext: Sendable {
  /// The stations that exist.
  public let stations: [Station]
  /// Now.
  public let now: Timestamp
  /// How far east of UTC the office's clock is, in seconds.
  public let offsetSeconds: Int
  /// Longest window, in seconds.
  public let longestWindow: Int64
  /// How far ahead a window may begin, in seconds.
  public let furthestAhead: Int64

  /// Collects what is known.
  public init(
    stations: [Station], now: Timestamp, offsetSeconds: Int, longestWindow: Int64,
    furthestAhead: Int64
  ) {
    self.stations = stations
    self.now = now
    self.offsetSeconds = offsetSeconds
    self.longestWindow = longestWindow
    self.furthestAhead = furthestAhead
  }
}
