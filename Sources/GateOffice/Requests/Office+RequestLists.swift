public import GateDomain
public import GateSigning
import GateStore
public import GateWire
import GateForms
import GatePolicy
import GateSite
import Synchronization

extension Office {
  /// Requests, newest first.
  ///
  /// - Parameters:
  ///   - list: Which of those that the person may see.
  ///   - person: Who asks.
  ///   - limit: How many at most; never more than 200.
  ///   - before: Only older ones than this.
  /// - Returns: Only requests that the person may read.
  /// - Throws: What the layer below throws.
  public func requests(
    _ list: RequestList, by person: Person, limit: Int, before: Identifier<Request>?
  ) async throws -> [Request] {
    let limit = min(limit, 200)
    switch list {
    case .mine: return try fetch(of: person.id, state: nil, before: before, limit: limit)
    case .all:
      let everything = Visibility.seesEverything(person) || person.holds(.departmentHead)
      let requests = try fetch(
        of: everything ? nil : person.id, state: nil, before: before, limit: limit)
      let mandates = try mandates(lentTo: person)
      return requests.filter { Visibility.mayRead($0, person, mandates: mandates) }
    case .toApprove:
      let own = try waiting(for: person).filter { request in
        before.map { request.id.rawValue < $0.rawValue } ?? true
      }.sorted { $0.id.rawValue > $1.id.rawValue }
      // What is overdue comes first, and of it what has waited longest.
      let overdue = own.filter(\.isOverdue).sorted { $0.stepOpenedAt < $1.stepOpenedAt }
      return Array((overdue + own.filter { !$0.isOverdue }).prefix(limit))
    }
  }

  /// What waits for the person's answer: how much it is in all, and the first `limit` of it.
  ///
  /// What is overdue comes first, then what has waited longest, over everything that waits.
  public func firstWaiting(for person: Person, limit: Int) throws -> (count: Int, first: [Request])
  {
    let own = try waiting(for: person)
    return (own.count, Array(own.prefix(limit)))
  }

  private func waiting(for person: Person) throws -> [Request] {
    try store.read { transaction in
      let basis = WaitingList.Basis(
        person: person, mandates: try mandates(lentTo: person, at: .now, in: transaction),
        generation: try transaction.requestGeneration())
      if let list = live.withLock({ $0.waiting[person.id] }), list.counts(for: basis, at: .now) {
        return list.requests
      }
      let list = WaitingList(
        of: try transaction.openRequests(in: .inReview), basis: basis, at: .now)
      live.withLock { $0.keep(list) }
      return list.requests
    }
  }

  /// One request, by identifier or number.
  public func request(_ idOrNumber: String, by person: Person) async throws -> Request {
    guard let request = try store.read({ try $0.request(idOrNumber) }),
      Visibility.mayRead(request, person, mandates: try mandates(lentTo: person))
    else { throw Refusal.notFound }
    return request
  }

  /// The grant that a request led to, and where it stands; nil while there is none.
  public func grantState(of request: Identifier<Request>, by person: Person) async throws
    -> (grant: Unverified<Grant>, state: String)?
  {
    _ = try await self.request(request.rawValue, by: person)
    return try store.read { try $0.grant(of: request) }.map { ($0.unverified, $0.state.name) }
  }

  /// What the person asked for in the 90 days before `time`, newest first.
  public func recentRequests(
    of requester: Identifier<Person>, before time: Timestamp, by person: Person
  )
    throws -> [Request]
  {
    let start = time.adding(seconds: -90 * 86_400)
    let mandates = try mandates(lentTo: person)
    return try fetch(of: requester, state: nil, before: nil, limit: 100).filter {
      $0.revisions[0].submittedAt >= start && Visibility.mayRead($0, person, mandates: mandates)
    }
  }

  /// Why a request goes the way it goes, in a sentence.
  public func explanation(of request: Request) -> Words {
    guard let form = policy.form(request.form),
      let rule = policy.routes[request.form]?.rules.first(where: { $0.id == request.rule })
    else {
      return Words(
        "规则“\(request.rule)”（已不在当前策略中）",
        "the rule “\(request.rule)”, which the policy in force has no more")
    }
    guard let when = rule.when?.words(in: form, levels: policy.levels) else {
      return Words(
        "\(rule.title.chinese)（没有其他规则适用）", "\(rule.title.english) (no other rule applies)")
    }
    return Words(
      "\(rule.title.chinese)：因为\(when.chinese)",
      "\(rule.title.english), because \(when.english)")
  }

  private func fetch(
    of requester: Identifier<Person>?, state: RequestState?, before: Identifier<Request>?,
    limit: Int
  ) throws -> [Request] {
    try store.read {
      try $0.requests(requester: requester, state: state, before: before, limit: limit)
    }
  }
}
