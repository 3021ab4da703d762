public import GateDomain

/// What waits for one person's answer, as it was worked out last: what is overdue first, then what
/// has waited longest.
///
/// It is for showing only. Whether an answer counts is decided when it is given.
struct WaitingList: Sendable {
  private static let goodFor: Int64 = 5

  /// All that it follows from, but for the time.
  struct Basis: Hashable, Sendable {
    let person: Person
    let mandates: [Mandate]
    let generation: Int64
  }

  let basis: Basis
  let requests: [Request]
  private let madeAt: Timestamp

  /// Asks the rules about every open request.
  init(of open: [Request], basis: Basis, at time: Timestamp) {
    (self.basis, madeAt) = (basis, time)
    requests = open.filter {
      Office.waits($0, for: basis.person, mandates: basis.mandates, at: time)
    }.sorted { left, right in
      if left.isOverdue != right.isOverdue { return left.isOverdue }
      return (left.stepOpenedAt, left.id.rawValue) < (right.stepOpenedAt, right.id.rawValue)
    }
  }

  /// Whether it would be the same now: it follows from the same, and is a few seconds old at most.
  func counts(for basis: Basis, at time: Timestamp) -> Bool {
    self.basis == basis && madeAt <= time && time < madeAt.adding(seconds: Self.goodFor)
  }
}

extension LiveState {
  private static let mostLists = 32

  /// Keeps a list, and not too many of them.
  mutating func keep(_ list: WaitingList) {
    if waiting.count >= Self.mostLists { waiting.removeAll() }
    waiting[list.basis.person.id] = list
  }
}

extension Office {
  /// Whether an answer of the person would count now, by the very rules that decide when it is given.
  public static func waits(
    _ request: Request, for person: Person, mandates: [Mandate] = [], at time: Timestamp
  ) -> Bool {
    // A no needs no seal, and whoever may give it may give a yes too.
    let answer = RequestAct.answer(.reject, revision: request.revision.digest, reason: "-")
    do {
      _ = try request.applying(answer, by: person, at: time, mandates: mandates)
      return true
    } catch {
      return false
    }
  }
}
