public import GateDomain

extension HeldPolicy {
  /// What may become of a file that is held for all of `reasons`: the strictest of their lines.
  ///
  /// Security: one line that keeps a file in quarantine is enough, whatever the others allow; no
  /// reasons at all allow nothing.
  public func decision(for reasons: [HeldReason]) -> HeldDecision {
    let decisions = reasons.map { decision(for: $0) }
    if decisions.contains(.forbid) { return .forbid }
    let officers = decisions.compactMap(\.officers)
    guard let most = officers.max(), officers.count == decisions.count else { return .hold }
    return .review(officers: most)
  }
}

extension HeldDecision {
  fileprivate var officers: Int? {
    guard case .review(let officers) = self else { return nil }
    return officers
  }
}
