import GateAuditLog
public import GateDomain

/// From officers' votes to a decision on a held file: pure steps that say what to store and what
/// to record.
public struct ReviewFlow: Sendable {
  private let time: Timestamp
  private let policy: Digest

  /// Acts at `time` under the policy bundle with that digest.
  public init(at time: Timestamp, policy: Digest) {
    self.time = time
    self.policy = policy
  }

  /// An officer's act; the last one needed makes the decision.
  ///
  /// - Parameters:
  ///   - review: The review so far.
  ///   - path: The file's path, for readers of the log.
  ///   - act: What the officer says.
  ///   - rule: What the policy says of the file.
  ///   - person: The officer.
  /// - Returns: What to store.
  /// - Throws: `ReviewRefusal`.
  public func deciding(
    _ review: Review, path: RawName, _ act: ReviewAct, rule: HeldDecision, by person: Person
  ) throws(ReviewRefusal) -> ReviewChange {
    let next = try review.applying(act, by: person, rule: rule, at: time)
    var records = [record(.reviewVoted, next, by: .init(person), voteBody(act, path))]
    let decision = ReviewDecision(id: .make(at: time), from: next, policy: policy, at: time)
    if let decision {
      records.append(
        record(.reviewDecided, next, by: .init(id: "server"), decisionBody(decision, path)))
    }
    return ReviewChange(review: next, records: records, decision: decision)
  }

  private func voteBody(_ act: ReviewAct, _ path: RawName) -> [String: JSONValue] {
    var body: [String: JSONValue] = [
      "disposition": .string(act.disposition.rawValue), "path": .string(path.shownInRecord),
      "reason": .string(act.why),
    ]
    if let recipient = act.recipient { body["recipient"] = .string(recipient.hex) }
    return body
  }

  private func decisionBody(_ decision: ReviewDecision, _ path: RawName) -> [String: JSONValue] {
    [
      "decision": .string(decision.id.rawValue),
      "disposition": .string(decision.disposition.rawValue),
      "officers": .array(decision.officers.map { .string($0.id.rawValue) }),
      "path": .string(path.shownInRecord),
    ]
  }

  private func record(
    _ event: RecordEvent, _ review: Review, by subject: Record.Subject,
    _ body: [String: JSONValue]
  ) -> Record {
    let file: [String: JSONValue] = [
      "index": .integer(Int64(clamping: review.index)),
      "reasons": .array(review.reasons.map { .string($0.rawValue) }),
      "sha256": .string(review.digest.hex),
    ]
    return .ofServer(
      event, at: time, by: subject, on: ("transfer", review.transfer.rawValue),
      body: .object(body.merging(file) { $1 }), policy: policy)
  }
}
