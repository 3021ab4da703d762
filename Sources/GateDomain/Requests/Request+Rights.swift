/// The right by which somebody answers a step.
struct AnswerRight: Hashable {
  /// Whose role it is: the approver, or who lent theirs.
  let holder: Person
  /// Whether the approver was added by another one.
  let isReview: Bool
}

extension Request {
  /// The right by which `person` may answer the open step, or why there is none.
  ///
  /// Security invariants, each a row of RequestTransitionTests:
  /// - nobody must EVER answer a request that they submitted or wrote a version of, whatever roles
  ///   they hold, take on or borrow, nor may anybody answer it in their stead;
  /// - one person counts once, as themselves or through whoever borrowed their role;
  /// - who gave their turn away has no other.
  func right(of person: Person, on step: ApprovalStep, mandates: [Mandate], at time: Timestamp)
    throws(RequestRefusal) -> AnswerRight
  {
    guard !isOwn(person.id) else { throw .selfApproval }
    guard !hasAnswered(person.id) else { throw .alreadyAnswered }
    guard Self.mayDecide(person) else { throw .roleMissing }
    if pendingReviewers(of: step).contains(where: { $0.reviewer == person.id }) {
      return AnswerRight(holder: person, isReview: true)
    }
    var refusal = RequestRefusal.roleMissing
    for holder in holders(person, of: step, mandates: mandates, at: time) {
      do {
        try expectFree(holder, on: step)
        return AnswerRight(holder: holder, isReview: false)
      } catch { refusal = error }
    }
    throw refusal
  }

  /// Whether the person submitted the request or wrote a version of it.
  public func isOwn(_ person: Identifier<Person>) -> Bool {
    requester == person || revisions.contains { $0.author == person }
  }

  // The person as themselves first, then whoever lent them a role that decides this step.
  private func holders(
    _ person: Person, of step: ApprovalStep, mandates: [Mandate], at time: Timestamp
  ) -> [Person] {
    let own = decides(person, step) { person.holds($0) } ? [person] : []
    let lent = mandates.filter { mandate in
      mandate.giver.id != person.id
        && decides(mandate.giver, step) { mandate.lends($0, at: time) && mandate.giver.holds($0) }
    }
    return own + lent.map(\.giver)
  }

  private func decides(_ person: Person, _ step: ApprovalStep, _ holds: (Role) -> Bool) -> Bool {
    guard Self.mayDecide(person) else { return false }
    if holds(step.role), !step.isOfDepartment || person.department == department { return true }
    guard let escalation = step.escalation, escalated.contains(step.id) else { return false }
    return holds(escalation.role)
  }

  private func expectFree(_ holder: Person, on step: ApprovalStep) throws(RequestRefusal) {
    guard !isOwn(holder.id) else { throw .selfApproval }
    guard !hasAnswered(holder.id) else { throw .alreadyAnswered }
    guard !handOvers.contains(where: { $0.from == holder.id && $0.step == step.id }) else {
      throw .handedOver
    }
    guard !step.needsDistinctDepartments || !hasAnswer(from: holder.department, of: step) else {
      throw .sameDepartment
    }
  }

  private func hasAnswered(_ person: Identifier<Person>) -> Bool {
    standingApprovals.contains { $0.approver == person || $0.inSteadOf == person }
  }

  private func hasAnswer(from department: String, of step: ApprovalStep) -> Bool {
    standingApprovals.contains {
      $0.step == step.id && !$0.isReview && $0.department == department
    }
  }

  /// Whether a person may decide anything at all (三员分立).
  static func mayDecide(_ person: Person) -> Bool {
    !person.holds(.auditor) && !person.holds(.systemAdministrator)
  }
}
