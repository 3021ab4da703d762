/// What may leave on a disc although its text could not be read.
public struct DiscPolicy: Hashable, Sendable {
  private let stops: Set<UnreadReason>

  /// Keeps files off discs that were not read for one of `stops`.
  public init(stops: Set<UnreadReason>) {
    self.stops = stops
  }

  /// Whether text that was not read for this reason keeps a file off every disc; otherwise
  /// approvers see it.
  public func stops(_ reason: UnreadReason) -> Bool { stops.contains(reason) }
}
