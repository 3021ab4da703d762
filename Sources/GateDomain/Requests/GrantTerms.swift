/// Which grant follows from a form, and which of its fields say what it covers.
public struct GrantTerms: Hashable, Sendable, Codable {
  /// What it allows; nil for forms that end with the decision, such as leave.
  public let action: Grant.Action?
  /// The field that names the device; nil where there is none.
  public let device: String?
  /// The field that names the station; nil where no station acts on it.
  public let station: String?
  /// The field that says when.
  public let window: String?
  /// How long it lasts where no field says when, in seconds.
  public let lasts: Int64

  /// Describes terms.
  public init(
    action: Grant.Action?, device: String? = nil, station: String? = nil, window: String? = nil,
    lasts: Int64 = 0
  ) {
    self.action = action
    self.device = device
    self.station = station
    self.window = window
    self.lasts = lasts
  }

  /// When a request may be carried out; nil when its fields do not say and no time is left.
  public func window(of content: RequestContent, at time: Timestamp) -> Window? {
    guard let window else { return Window(notBefore: time, notAfter: time.adding(seconds: lasts)) }
    return content.period(window)
  }
}
