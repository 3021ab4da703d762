extension Request {
  /// The request after `act` by `person`, or why not.
  ///
  /// Security invariants, besides those of `right(of:on:mandates:at:)`:
  /// - an answer counts only for the exact revision it names;
  /// - time never approves: past `decideBefore` every answer is refused, and a clock that is set
  ///   back does not bring time back;
  /// - a step that asks for seals takes no yes without one. Whoever calls this has checked the seal.
  ///
  /// - Parameters:
  ///   - act: What happens.
  ///   - person: Who does it.
  ///   - time: Now.
  ///   - mandates: The roles that colleagues have lent to `person`.
  /// - Returns: The request as it is then.
  /// - Throws: `RequestRefusal`.
  public func applying(
    _ act: RequestAct, by person: Person, at time: Timestamp, mandates: [Mandate] = []
  ) throws(RequestRefusal) -> Request {
    let time = max(time, changedAt)
    var next =
      switch act {
      case .answer(let answer, let revision, let reason, let narrowing, let seal):
        try answered(
          answer, to: revision, reason: reason, narrowing: narrowing, seal: seal, by: person,
          at: time, mandates: mandates)
      case .resubmit(let revision, let route):
        try resubmitted(revision, route, by: person, at: time)
      case .withdraw: try withdrawn(by: person)
      case .void(let reason): try voided(reason: reason, by: person)
      case .addReviewer(let reviewer, let reason):
        try reviewed(by: reviewer, reason: reason, asks: person, at: time, mandates: mandates)
      case .handOver(let other, let reason):
        try handedOver(to: other, reason: reason, by: person, at: time, mandates: mandates)
      case .remind: try reminded(by: person, at: time)
      }
    next.changedAt = time
    if next.openStep?.id != openStep?.id || next.state != state { next.stepOpenedAt = time }
    return next
  }

  /// The request once `time` has passed its deadline; unchanged before that and when decided.
  public func lapsing(at time: Timestamp) -> Request {
    guard state == .inReview || state == .returned, time >= decideBefore else { return self }
    return moved(to: .lapsed, at: time)
  }

  /// The approved request whose grant or period has ended: closed when used, lapsed when not.
  public func ending(used: Bool, at time: Timestamp) -> Request {
    state == .approved ? moved(to: used ? .closed : .lapsed, at: time) : self
  }

  /// The request whose open step has waited too long; unchanged where nobody higher may decide it.
  public func escalating(at time: Timestamp) -> Request {
    guard state == .inReview, let step = openStep, step.escalation != nil,
      !escalated.contains(step.id)
    else { return self }
    var next = self
    next.escalated.append(step.id)
    next.changedAt = max(time, changedAt)
    return next
  }

  private func answered(
    _ answer: Approval.Answer, to revision: Digest, reason: String, narrowing: Narrowing?,
    seal: Seal?, by person: Person, at time: Timestamp, mandates: [Mandate]
  ) throws(RequestRefusal) -> Request {
    let step = try waitingStep(at: time)
    guard revision == self.revision.digest else { throw .staleRevision }
    let right = try right(of: person, on: step, mandates: mandates, at: time)
    let narrowing = narrowing.flatMap { $0.isEmpty ? nil : $0 }
    guard (answer == .approve && narrowing == nil) || !reason.isBlank else {
      throw .reasonMissing
    }
    try expect(narrowing, fitting: answer, at: time)
    guard answer != .approve || !step.needsSeal || seal != nil else { throw .sealMissing }
    var next = self
    next.approvals.append(
      Approval(
        approver: person.id, approverName: person.name, step: step.id, answer: answer,
        reason: reason, revision: revision, at: time, department: right.holder.department,
        inSteadOf: right.holder.id == person.id ? nil : right.holder.id,
        isReview: right.isReview, narrowing: narrowing, seal: seal))
    next.state = next.state(after: answer)
    return next
  }

  private func expect(_ narrowing: Narrowing?, fitting answer: Approval.Answer, at time: Timestamp)
    throws(RequestRefusal)
  {
    guard let narrowing else { return }
    let content = revision.content
    guard answer == .approve,
      (narrowing & self.narrowing).fits(
        content, window: terms.window(of: content, at: time), at: time),
      narrowing.fits(content, window: terms.window(of: content, at: time), at: time)
    else { throw .cannotNarrow }
  }

  private func state(after answer: Approval.Answer) -> RequestState {
    switch answer {
    case .approve: openStep == nil ? .approved : .inReview
    case .reject: .rejected
    case .return: .returned
    }
  }

  private func resubmitted(
    _ revision: Revision, _ route: NewRoute?, by person: Person, at time: Timestamp
  ) throws(RequestRefusal) -> Request {
    guard state == .returned else { throw .wrongState }
    guard person.id == requester, revision.author == person.id else { throw .notRequester }
    guard time < decideBefore else { throw .lapsed }
    guard revision.content.form == form, revision.content.values != self.revision.content.values
    else { throw .unchanged }
    // A number or digest used before would bring the approvals of that version back to life.
    guard revision.number == self.revision.number + 1,
      !revisions.contains(where: { $0.digest == revision.digest })
    else { throw .staleRevision }
    var next = route.map { rerouted($0, revision: revision.number, at: time) } ?? self
    next.state = .inReview
    next.overdueSteps = nil
    next.revisions.append(revision)
    return next
  }

  private func withdrawn(by person: Person) throws(RequestRefusal) -> Request {
    guard person.id == requester else { throw .notRequester }
    guard !state.isFinal else { throw .wrongState }
    return moved(to: .withdrawn, at: changedAt)
  }

  private func voided(reason: String, by person: Person) throws(RequestRefusal) -> Request {
    guard state == .approved else { throw .wrongState }
    guard person.holds(.securityOfficer) else { throw .roleMissing }
    guard !reason.isBlank else { throw .reasonMissing }
    return moved(to: .voided, at: changedAt)
  }

  func waitingStep(at time: Timestamp) throws(RequestRefusal) -> ApprovalStep {
    guard state == .inReview, let step = openStep else { throw .wrongState }
    guard time < decideBefore else { throw .lapsed }
    return step
  }

  private func moved(to state: RequestState, at time: Timestamp) -> Request {
    var next = self
    next.state = state
    next.changedAt = max(time, changedAt)
    return next
  }
}
