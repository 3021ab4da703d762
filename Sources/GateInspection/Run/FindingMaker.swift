import GateDomain
import GateExtraction
import GateRetention

/// Makes a finding of what the rules and the reader say of a file.
struct FindingMaker {
  private static let day: Int64 = 86_400

  let rules: RetentionRules

  /// The finding; nil when there is nothing to report.
  ///
  /// Security: a file that nobody could read is a finding of its own, NEVER a clean file.
  func finding(
    _ judgement: FileInspector.Judgement, path: RawName, stamp: FileStamp, firstSeen: Timestamp,
    digest: Digest?
  ) -> ReportedFinding? {
    let unread = judgement.unreadable.filter { $0.reason != .notRecognised }
    guard !judgement.evidence.isEmpty || !unread.isEmpty else { return nil }
    let speaking = judgement.evidence.compactMap { rules.rule($0.rule) }
    let isRetained = !speaking.isEmpty
    let isLocked = unread.contains { $0.reason == .encrypted }
    return ReportedFinding(
      kind: isRetained ? .retainedFile : .unreadable, subject: path, digest: digest,
      size: UInt64(clamping: stamp.size),
      modifiedAt: Timestamp(milliseconds: stamp.modified / 1_000_000), firstSeenAt: firstSeen,
      severity: isRetained
        ? speaking.map(\.severity).max() ?? .serious : isLocked ? .serious : .notice,
      deleteWithinSeconds: isRetained
        ? speaking.map(\.deleteWithinSeconds).min() ?? Self.day
        : (isLocked ? 7 : 30) * Self.day,
      evidence: Self.shortened(judgement.evidence) + unread.prefix(20).map(Self.evidence))
  }

  // A container full of office files names the first of each rule.
  private static func shortened(_ evidence: [RetentionEvidence]) -> [RetentionEvidence] {
    var counts: [String: Int] = [:]
    return evidence.filter { item in
      counts[item.rule, default: 0] += 1
      return counts[item.rule, default: 0] <= 5
    }
  }

  private static func evidence(_ unread: Unreadable) -> RetentionEvidence {
    RetentionEvidence(
      rule: "unreadable", members: unread.members, place: unread.reason.rawValue, before: "",
      hit: RawName(String(unread.detail.prefix(120))).escaped, after: "", count: 1)
  }
}
