extension Request {
  /// How long the requester waits before asking the approvers again, in seconds.
  public static let reminderPause: Int64 = 3_600

  // Only who may answer the step now may ask for one more approval of it.
  func reviewed(
    by reviewer: Person, reason: String, asks person: Person, at time: Timestamp,
    mandates: [Mandate]
  ) throws(RequestRefusal) -> Request {
    let step = try waitingStep(at: time)
    _ = try right(of: person, on: step, mandates: mandates, at: time)
    guard !reason.isBlank else { throw .reasonMissing }
    guard reviewer.id != person.id, !isOwn(reviewer.id), Self.mayDecide(reviewer),
      !reviewers.contains(where: { $0.reviewer == reviewer.id && $0.step == step.id }),
      !standingApprovals.contains(where: {
        $0.approver == reviewer.id || $0.inSteadOf == reviewer.id
      })
    else { throw .notEligible }
    var next = self
    next.reviewers.append(
      AddedReviewer(
        reviewer: reviewer.id, name: reviewer.name, step: step.id, by: person.id, reason: reason,
        at: time))
    return next
  }

  // A turn goes only to somebody who could have answered anyway, so the quorum stays what it was.
  func handedOver(
    to other: Person, reason: String, by person: Person, at time: Timestamp, mandates: [Mandate]
  ) throws(RequestRefusal) -> Request {
    let step = try waitingStep(at: time)
    let right = try right(of: person, on: step, mandates: mandates, at: time)
    guard !reason.isBlank else { throw .reasonMissing }
    guard !right.isReview, other.id != person.id, other.id != right.holder.id,
      canAnswer(other, step, at: time)
    else { throw .notEligible }
    var next = self
    next.handOvers.append(
      HandOver(
        from: right.holder.id, to: other.id, name: other.name, step: step.id, reason: reason,
        at: time))
    return next
  }

  func reminded(by person: Person, at time: Timestamp) throws(RequestRefusal) -> Request {
    guard person.id == requester else { throw .notRequester }
    _ = try waitingStep(at: time)
    let earliest = (reminders.last ?? revision.submittedAt).adding(seconds: Self.reminderPause)
    guard time >= earliest else { throw .tooSoon }
    var next = self
    next.reminders.append(time)
    return next
  }

  private func canAnswer(_ person: Person, _ step: ApprovalStep, at time: Timestamp) -> Bool {
    do {
      return try !right(of: person, on: step, mandates: [], at: time).isReview
    } catch {
      return false
    }
  }
}
