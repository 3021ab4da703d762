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
    guard answer == .approve || !reason.isBlank else { throw .reasonMissing }
    // What the route asks for and a disc's approval cannot show is never taken as given.
    guard answer != .approve || !step.needsSeal else { throw .sealMissing }
    guard answer != .approve || !step.needsDistinctDepartments || !hasAnswered(step, person)
    else { throw .sameDepartment }
    var next = self
    next.approvals.append(
      Approval(
        approver: person.id, approverName: person.name, step: step.id, answer: answer,
        reason: reason, revision: digest, at: time, department: person.department))
    next.state = answer == .reject ? .rejected : next.openStep == nil ? .approved : .inReview
    return next
  }

  /// The request after its requester, or an officer with a reason, took it back.
  public func withdrawn(reason: String, by person: Person) throws(RequestRefusal) -> BurnRequest {
    guard !state.isFinal else { throw .wrongState }
    if person.id == requester { return moved(to: .withdrawn) }
    guard person.holds(.securityOfficer) else { throw .notRequester }
    guard !reason.isBlank else { throw .reasonMissing }
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

  private func moved(to state: RequestState) -> BurnRequest {
    var next = self
    next.state = state
    return next
  }

  private func hasAnswered(_ step: ApprovalStep, _ person: Person) -> Bool {
    approvals.contains { $0.step == step.id && $0.department == person.department }
  }
}
