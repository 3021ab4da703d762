import GateDomain

/// What a person could do to a request now, by the same rules that decide when they do it.
///
/// It only chooses what a page offers; the office asks the rules again for every act.
struct RequestRights {
  let request: Request
  let person: Person
  let now: Timestamp

  /// Whether an answer of the person would count.
  var canAnswer: Bool {
    allows(.answer(.approve, revision: request.revision.digest, reason: "-"))
  }

  /// Whether the person may take it back.
  var canWithdraw: Bool { allows(.withdraw) }

  /// Whether the person may void it.
  var canVoid: Bool { allows(.void(reason: "-")) }

  /// Whether the person may change it and submit it again.
  var canResubmit: Bool { request.state == .returned && request.requester == person.id }

  private func allows(_ act: RequestAct) -> Bool {
    do {
      _ = try request.applying(act, by: person, at: now)
      return true
    } catch {
      return false
    }
  }
}
