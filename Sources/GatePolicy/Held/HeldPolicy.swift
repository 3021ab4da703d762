public import GateDomain

/// What may become of held files, by the reason they are held for.
///
/// Security: malware has no line in the file and is always `forbid`; no policy can change that.
public struct HeldPolicy: Hashable, Sendable {
  /// The reasons that the file must decide: every one but `infected`.
  static let decided = HeldReason.allCases.filter { $0 != .infected }

  private let decisions: [HeldReason: HeldDecision]

  package init(decisions: [HeldReason: HeldDecision]) {
    self.decisions = decisions
  }

  /// What may become of a file that is held for `reason`.
  public func decision(for reason: HeldReason) -> HeldDecision {
    guard reason != .infected else { return .forbid }
    return decisions[reason] ?? .hold
  }
}
