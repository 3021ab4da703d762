extension Review {
  /// The review after `act` by `person`, or why not.
  ///
  /// Security invariants, tested by the whole table in ReviewTransitionTests:
  /// - nobody must EVER decide about a file that they brought, whatever roles they hold or take
  ///   on; a person is their identifier, not their role;
  /// - malware is NEVER released, whatever the policy says; it can only be destroyed or exported;
  /// - only what the policy puts up for review is released, by as many different officers as it
  ///   asks for, and one person counts once;
  /// - an act counts only for the file and the reasons that the officer saw;
  /// - once decided, nothing changes it but the station's word.
  ///
  /// - Parameters:
  ///   - act: What the officer says.
  ///   - person: The officer.
  ///   - rule: What the policy in force says of this file.
  ///   - time: Now.
  /// - Returns: The review with the officer's vote.
  /// - Throws: `ReviewRefusal`.
  public func applying(
    _ act: ReviewAct, by person: Person, rule: HeldDecision, at time: Timestamp
  ) throws(ReviewRefusal) -> Review {
    guard state.isOpen else { throw .alreadyDecided }
    guard person.holds(.securityOfficer) else { throw .roleMissing }
    guard person.id != requester else { throw .ownFile }
    guard act.digest == digest, act.reasons == reasons else { throw .stale }
    guard !act.why.isBlank else { throw .reasonMissing }
    guard act.why.utf8.count <= ReviewAct.longestReason else { throw .reasonTooLong }
    if let refusal = refusal(of: act, under: rule) { throw refusal }
    return try voting(act, by: person, rule: rule, at: time)
  }

  /// What the station's word makes of the review; unchanged unless it was decided.
  public func settling(_ outcome: ReviewOutcome) -> Review {
    guard case .decided(let disposition) = state else { return self }
    var next = self
    switch outcome {
    case .carriedOut: next.state = .carriedOut(disposition)
    case .refused(let failure): next.state = .refused(failure)
    }
    return next
  }

  /// Why `disposition` must not become of the file; nil when it may.
  public func refusal(of disposition: ReviewDisposition, under rule: HeldDecision)
    -> ReviewRefusal?
  {
    switch disposition {
    case .destroy: nil
    case .export: reasons.contains(.infected) ? nil : .notExportable
    case .release: refusalOfRelease(under: rule)
    }
  }

  private func refusalOfRelease(under rule: HeldDecision) -> ReviewRefusal? {
    guard !reasons.contains(.infected) else { return .neverReleased }
    switch rule {
    case .hold: return .onlyHeld
    case .forbid: return .forbidden
    case .review(let officers): return officers > 0 ? nil : .forbidden
    }
  }

  private func refusal(of act: ReviewAct, under rule: HeldDecision) -> ReviewRefusal? {
    if let refusal = refusal(of: act.disposition, under: rule) { return refusal }
    return (act.disposition == .export) == (act.recipient != nil) ? nil : .recipientMissing
  }

  private func voting(
    _ act: ReviewAct, by person: Person, rule: HeldDecision, at time: Timestamp
  ) throws(ReviewRefusal) -> Review {
    var next = self
    switch state {
    case .refused, .carriedOut: next.round += 1
    case .undecided, .agreed, .decided: break
    }
    let isRepeated = next.standingVotes.contains {
      $0.officer == person.id && $0.disposition == act.disposition
    }
    guard !isRepeated else { throw .alreadyVoted }
    next.votes.append(
      ReviewVote(
        officer: person.id, name: person.name, disposition: act.disposition, why: act.why,
        recipient: act.recipient, round: next.round, at: time))
    next.state = next.state(after: act.disposition, rule: rule)
    return next
  }

  private func state(after disposition: ReviewDisposition, rule: HeldDecision) -> ReviewState {
    guard disposition == .release else { return .decided(disposition) }
    guard case .review(let need) = rule else { return state }
    let agreeing = Set(standingVotes.filter { $0.disposition == .release }.map(\.officer))
    return agreeing.count >= need ? .decided(.release) : .agreed
  }
}

/// What a station says of a decision on a held file.
public enum ReviewOutcome: Hashable, Sendable, Codable {
  /// It was carried out.
  case carriedOut
  /// It was not, and the file is where it was.
  case refused(ReviewFailure)
}
