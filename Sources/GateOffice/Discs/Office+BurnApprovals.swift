import GateApproval
import GateAuditLog
public import GateDiscs
public import GateDomain
import GatePolicy
import GateSigning
import GateSite
import GateStore
public import GateWire

extension Office {
  /// Approves or rejects a burn request; the last approval needed makes its grant.
  public func answerBurn(_ id: String, _ answer: AnswerRequest, by person: Person) async throws
    -> BurnRequest
  {
    try Self.expectShortForBurn(answer.reason)
    // Files cannot be changed behind a request, so there is nothing to return it for.
    guard answer.answer != .return else { throw Refusal.notReturnable }
    try await requirePledge(person, for: .answerRequest, on: ("burn-request", id))
    let shown = try await burnRequest(id, by: person).request.request
    let seal = try await checkedSeal(answer, on: shown, by: person)
    return try await actOnBurn(id, by: person) { _ in
      .answer(
        answer.answer, revision: answer.revision, reason: answer.reason,
        narrowing: answer.narrowing, seal: seal)
    }
  }

  // A record that the log does not take would hold up every record after it.
  static func expectShortForBurn(_ reason: String) throws(Refusal) {
    guard reason.utf8.count <= 3_000 else { throw .reasonTooLong }
  }

  /// The requester, or an officer with a reason, takes a burn request back and its grant with it.
  public func withdrawBurn(_ id: String, reason: String, by person: Person) async throws
    -> BurnRequest
  {
    try Self.expectShortForBurn(reason)
    return try await actOnBurn(id, by: person) { request in
      request.requester == person.id ? .withdraw : .void(reason: reason)
    }
  }

  /// The flow that every act on a burn request goes through: the one of all requests.
  var burnFlow: RequestFlow {
    RequestFlow(at: .now, policy: policy.digest, kind: "burn-request")
  }

  /// Stores what follows from an act: the request, its records, a grant made or revoked.
  @discardableResult
  func apply(_ change: RequestChange, to request: BurnRequest, in transaction: ServerTransaction)
    throws -> BurnRequest
  {
    guard let next = request.with(change.request) else { throw Refusal.notFound }
    try transaction.save(next)
    var last: Int64 = 0
    for record in change.records { last = try transaction.enqueue(record.bytes) }
    if let grant = change.grant.flatMap({ BurnGrant($0) }) {
      try transaction.insert(Verified(signing: grant, with: grantKey), mintedBy: last)
    }
    if change.revokesGrant, let grant = try transaction.burnGrant(of: next.id),
      try transaction.apply(.revoked, to: grant.id)
    {
      try transaction.enqueue(revocation(of: grant.id.rawValue, under: next.request).bytes)
    }
    return next
  }

  private func actOnBurn(
    _ id: String, by person: Person, _ act: (BurnRequest) -> RequestAct
  ) async throws -> BurnRequest {
    try await recordingRefusal(by: person, of: id, kind: "burn-request") {
      try await change { transaction in
        let (request, mandates) = try found(id, by: person, in: transaction)
        let change = try burnFlow.acting(
          request.request, act(request), by: person, mandates: mandates)
        return try apply(change, to: request, in: transaction)
      }
    }
  }
}

extension Refusal {
  static let notReturnable = Refusal(
    .conflict, "not-returnable",
    what: Words("刻录申请不能退回修改", "a burn request cannot be returned for a change"),
    hint: Words("请驳回并写明理由；申请人可用新的草稿重新申请", "reject it and say why; a new draft can be filed"))
}
