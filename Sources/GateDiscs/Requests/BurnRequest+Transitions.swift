public import GateDomain

extension BurnRequest {
  /// The request after an approver's answer, or why not.
  ///
  /// Security invariants, the same as those of every request: nobody answers their own; an answer
  /// counts only for the digest it names; one person counts once; time never approves.
  public func answered(
    _ answer: Approval.Answer, digest: Digest, reason: String, by person: Person,
    at time: Timestamp
  ) throws(RequestRefusal) -> BurnRequest {
    guard state == .inReview, let step = openStep, answer != .return else { throw .wrongState }
    guard time < decideBefore else { throw .lapsed }
    guard digest == self.digest else { throw .staleRevision }
    guard person.id != requester else { throw .selfApproval }
    guard person.holds(step.role), !step.isOfDepartment || person.department == department else {
      throw .roleMissing
    }
    guard !approvals.contains(where: { $0.approver == person.id }) else { throw .alreadyAnswered }
    guard answer == .approve || Self.says(reason) else { throw .reasonMissing }
    var next = self
    next.approvals.append(
      Approval(
        approver: person.id, approverName: person.name, step: step.id, answer: answer,
        reason: reason, revision: digest, at: time))
    next.state = answer == .reject ? .rejected : next.openStep == nil ? .approved : .inReview
    return next
  }

  /// The request after its requester, or an officer with a reason, took it back.
  public func withdrawn(reason: String, by person: Person) throws(RequestRefusal) -> BurnRequest {
    guard !state.isFinal else { throw .wrongState }
    if person.id == requester { return moved(to: .withdrawn) }
    guard person.holds(.securityOfficer) else { throw .notRequester }
    guard Self.says(reason) else { throw .reasonMissing }
    return moved(to: .voided)
  }

  /// The request once nobody's decision counts any more; unchanged before that and when decided.
  public func lapsing(at time: Timestamp) -> BurnRequest {
    state == .inReview && time >= decideBefore ? moved(to: .lapsed) : self
  }

  /// The approved request whose grant has ended.
  public func ending(used: Bool) -> BurnRequest {
    state == .approved ? moved(to: used ? .closed : .lapsed) : self
  }

  private static func says(_ reason: String) -> Bool {
    reason.contains { !$0.isWhitespace }
  }

  private func moved(to state: RequestState) -> BurnRequest {
    var next = self
    next.state = state
    return next
  }
}
