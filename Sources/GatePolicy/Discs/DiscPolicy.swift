/// What may leave on a disc although its text could not be read, and who must be there.
public struct DiscPolicy: Hashable, Sendable {
  /// The levels whose discs nobody burns alone: a second person signs in and watches (监刻人).
  public let witnessed: Set<String>
  private let stops: Set<UnreadReason>

  /// Keeps files off discs that were not read for one of `stops`.
  public init(stops: Set<UnreadReason>, witnessed: Set<String> = []) {
    self.stops = stops
    self.witnessed = witnessed
  }

  /// Whether text that was not read for this reason keeps a file off every disc; otherwise
  /// approvers see it.
  public func stops(_ reason: UnreadReason) -> Bool { stops.contains(reason) }
}
