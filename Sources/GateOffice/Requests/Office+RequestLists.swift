public import GateDomain
public import GateSigning
import GateStore
public import GateWire

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
      return requests.filter { Visibility.mayRead($0, person) }
    case .toApprove:
      // What waits is few at any time, so it is filtered here rather than indexed.
      let waiting = try fetch(of: nil, state: .inReview, before: before, limit: 1_000)
      return Array(waiting.filter { Self.waits($0, for: person) }.prefix(limit))
    }
  }

  /// One request, by identifier or number.
  public func request(_ idOrNumber: String, by person: Person) async throws -> Request {
    guard let request = try store.read({ try $0.request(idOrNumber) }),
      Visibility.mayRead(request, person)
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

  /// Whether the person may answer the request now.
  public static func waits(_ request: Request, for person: Person) -> Bool {
    guard request.state == .inReview, let step = request.openStep, person.holds(step.role),
      request.requester != person.id
    else { return false }
    return !request.revisions.contains { $0.author == person.id }
      && !request.standingApprovals.contains { $0.approver == person.id }
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
