public import GateDomain

/// What a form is checked against.
public struct FormContext: Sendable {
  /// The stations that exist.
  public let stations: [Station]
  /// Everybody with an account.
  public let people: [Person]
  /// The levels of the policy, lowest first.
  public let levels: [Level]
  /// The files that whoever fills it in has handed in.
  public let attachments: [Attachment]
  /// Now.
  public let now: Timestamp
  /// How far east of UTC the office's clock is, in seconds.
  public let offsetSeconds: Int

  /// Collects what is known.
  public init(
    stations: [Station], people: [Person], levels: [Level], now: Timestamp, offsetSeconds: Int,
    attachments: [Attachment] = []
  ) {
    self.stations = stations
    self.people = people
    self.levels = levels
    self.attachments = attachments
    self.now = now
    self.offsetSeconds = offsetSeconds
  }

  /// Every department that somebody belongs to, sorted.
  public var departments: [String] {
    Set(people.map(\.department)).filter { !$0.isEmpty }.sorted()
  }
}
