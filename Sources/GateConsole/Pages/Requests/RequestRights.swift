import GateDomain

/// What a person could do to a request now, by the same rules that decide when they do it.
///
/// It only chooses what a page offers; the office asks the rules again for every act.
struct RequestRights {
  let request: Request
  let person: Person
  let now: Timestamp
  /// The roles that are lent to the person.
  var mandates: [Mandate] = []

  /// Whether an answer of the person would count.
  var canAnswer: Bool {
    allows(.answer(.return, revision: request.revision.digest, reason: "-"))
  }

  /// Whose role the person would use; nil for their own.
  var lender: Person? {
    guard canAnswer, let step = request.openStep, !person.holds(step.role) else { return nil }
    return mandates.first { $0.lends(step.role, at: now) }?.giver
  }

  /// Whether the person may take it back.
  var canWithdraw: Bool { allows(.withdraw) }

  /// Whether the person may ask the approvers to hurry now.
  var canRemind: Bool { allows(.remind) }

  /// Whether the person may void it.
  var canVoid: Bool { allows(.void(reason: "-")) }

  /// Whether the person may change it and submit it again.
  var canResubmit: Bool { request.state == .returned && request.requester == person.id }

  private func allows(_ act: RequestAct) -> Bool {
    do {
      _ = try request.applying(act, by: person, at: now, mandates: mandates)
      return true
    } catch {
      return false
    }
  }
}
