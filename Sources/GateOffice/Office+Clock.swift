import GateApproval
import GateAuditLog
public import GateDomain
import GateStore
public import GateSite
import GatePolicy

extension Office {
  /// Does what time does: requests lapse, grants expire, sessions end, records left in the outbox
  /// by a death reach the log.
  ///
  /// To be called every few seconds.
  public func tick(at now: Timestamp = .now) async throws {
    try await change { transaction in
      try lapseRequests(at: now, in: transaction)
      try expireGrants(at: now, in: transaction)
      try transaction.deleteSessions(
        unusedSince: now.adding(seconds: -Int64(policy.accounts.absoluteHours) * 3_600))
    }
  }

  /// Records that the log is alive; silence would be noticed.
  public func heartbeat() async throws {
    let record = Record.ofServer(
      .logHeartbeat, at: .now, by: .init(id: "server"), on: ("log", site.origin),
      policy: policy.digest)
    try await change { try $0.enqueue(record.bytes) }
  }

  private func lapseRequests(at time: Timestamp, in transaction: ServerTransaction) throws {
    let flow = RequestFlow(at: time, policy: policy.digest)
    for state in [RequestState.inReview, .returned] {
      let open = try transaction.requests(
        requester: nil, state: state, before: nil, limit: 10_000)
      for request in open where time >= request.decideBefore {
        guard let change = flow.lapsing(request) else { continue }
        _ = try apply(change, in: transaction)
      }
    }
  }

  private func expireGrants(at time: Timestamp, in transaction: ServerTransaction) throws {
    for grant in try transaction.overdueGrants(at: time)
    where try transaction.apply(.expired, to: grant.id) {
      let record = Record.ofServer(
        .grantExpired, at: time, by: .init(id: "server"), on: ("grant", grant.id.rawValue),
        body: ["request": .string(grant.request.rawValue)], policy: policy.digest)
      try transaction.enqueue(record.bytes)
      try end(grant.request, used: false, in: transaction)
    }
  }
}
