extension Request {
  /// The request after `act` by `person`, or why not.
  ///
  /// Security invariants, each a row of RequestTransitionTests:
  /// - nobody must EVER answer a request that they submitted or wrote a version of, whatever
  ///   roles they hold or take on; a person is their identifier, not their role;
  /// - an answer counts only for the exact revision it names;
  /// - one person counts once, whatever the number of steps;
  /// - time never approves: past `decideBefore` every answer is refused.
  public func applying(_ act: RequestAct, by person: Person, at time: Timestamp)
    throws(RequestRefusal) -> Request
  {
    switch act {
    case .answer(let answer, let revision, let reason):
      try answered(answer, to: revision, reason: reason, by: person, at: time)
    case .resubmit(let revision):
      try resubmitted(revision, by: person, at: time)
    case .withdraw:
      try withdrawn(by: person)
    case .void(let reason):
      try voided(reason: reason, by: person)
    }
  }

  /// The request once `time` has passed its deadline; unchanged before that and when decided.
  public func lapsing(at time: Timestamp) -> Request {
    guard state == .inReview || state == .returned, time >= decideBefore else { return self }
    return moved(to: .lapsed)
  }

  /// The approved request whose grant has ended: closed when used, lapsed when never used.
  public func ending(used: Bool) -> Request {
    state == .approved ? moved(to: used ? .closed : .lapsed) : self
  }

  private func answered(
    _ answer: Approval.Answer, to revision: Digest, reason: String, by person: Person,
    at time: Timestamp
  ) throws(RequestRefusal) -> Request {
    guard state == .inReview, let step = openStep else { throw .wrongState }
    guard time < decideBefore else { throw .lapsed }
    guard revision == self.revision.digest else { throw .staleRevision }
    guard person.id != requester, !revisions.contains(where: { $0.author == person.id }) else {
      throw .selfApproval
    }
    guard person.holds(step.role) else { throw .roleMissing }
    guard !standingApprovals.contains(where: { $0.approver == person.id }) else {
      throw .alreadyAnswered
    }
    guard answer == .approve || Self.says(reason) else { throw .reasonMissing }
    var next = self
    next.approvals.append(
      Approval(
        approver: person.id, approverName: person.name, step: step.id, answer: answer,
        reason: reason, revision: revision, at: time))
    next.state = next.state(after: answer)
    return next
  }

  private func state(after answer: Approval.Answer) -> RequestState {
    switch answer {
    case .approve: openStep == nil ? .approved : .inReview
    case .reject: .rejected
    case .return: .returned
    }
  }

  private func resubmitted(_ revision: Revision, by person: Person, at time: Timestamp)
    throws(RequestRefusal) -> Request
  {
    guard state == .returned else { throw .wrongState }
    guard person.id == requester, revision.author == person.id else { throw .notRequester }
    guard time < decideBefore else { throw .lapsed }
    guard revision.content != self.revision.content else { throw .unchanged }
    // A number or digest used before would bring the approvals of that version back to life.
    guard revision.number == self.revision.number + 1,
      !revisions.contains(where: { $0.digest == revision.digest })
    else { throw .staleRevision }
    var next = moved(to: .inReview)
    next.revisions.append(revision)
    return next
  }

  private func withdrawn(by person: Person) throws(RequestRefusal) -> Request {
    guard person.id == requester else { throw .notRequester }
    guard !state.isFinal else { throw .wrongState }
    return moved(to: .withdrawn)
  }

  private func voided(reason: String, by person: Person) throws(RequestRefusal) -> Request {
    guard state == .approved else { throw .wrongState }
    guard person.holds(.securityOfficer) else { throw .roleMissing }
    guard Self.says(reason) else { throw .reasonMissing }
    return moved(to: .voided)
  }

  private static func says(_ reason: String) -> Bool {
    reason.contains { !$0.isWhitespace }
  }

  private func moved(to state: RequestState) -> Request {
    var next = self
    next.state = state
    return next
  }
}
