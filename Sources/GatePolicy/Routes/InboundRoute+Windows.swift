public import GateDomain

/// What the policy has against the window that a request asks for.
public enum WindowObjection: String, Hashable, Sendable, CaseIterable {
  /// It is open longer than the policy allows.
  case tooLong = "too-long"
  /// It begins further ahead than the policy allows.
  case tooFarAhead = "too-far-ahead"
  /// It is over before it could be decided.
  case past
}

extension InboundRoute {
  /// What stands against `window` in a request that is submitted at `time`; nil for nothing.
  public func objection(to window: Window, at time: Timestamp) -> WindowObjection? {
    if window.notAfter <= time { return .past }
    if window.notAfter > window.notBefore.adding(seconds: maxWindowSeconds) { return .tooLong }
    return window.notBefore > time.adding(seconds: maxAheadSeconds) ? .tooFarAhead : nil
  }

  /// When nobody's decision counts any more for a request that is submitted at `time`.
  public func deadline(submittedAt time: Timestamp) -> Timestamp {
    time.adding(seconds: decideWithinSeconds)
  }
}
