import GateApproval
import GateAuditLog
public import GateDomain
import GateStore
public import GateSite
import GateForms
import GatePolicy
import GateSigning

extension Office {
  /// Does what time does: requests lapse, grants expire, sessions end, records left in the outbox
  /// by a death reach the log.
  ///
  /// To be called every few seconds.
  public func tick(at now: Timestamp = .now) async throws {
    try await change { transaction in
      try passTime(at: now, in: transaction)
      try expireGrants(at: now, in: transaction)
      for request in try transaction.endedRequests(at: now) {
        try end(request, used: true, in: transaction)
      }
      try noteOverdueMachines(at: now, in: transaction)
      try lapseBurns(at: now, in: transaction)
      try transaction.deleteSessions(
        unusedSince: now.adding(seconds: -Int64(policy.accounts.absoluteHours) * 3_600))
      try transaction.forgetAddresses(quietSince: now.adding(seconds: -3_600))
      try noteRoster(at: now, in: transaction)
    }
    try await deleteStagedFiles(at: now)
    try removeLooseAttachments(at: now)
  }

  /// Records that the log is alive; silence would be noticed.
  public func heartbeat() async throws {
    let record = Record.ofServer(
      .logHeartbeat, at: .now, by: .init(id: "server"), on: ("log", site.origin),
      policy: policy.digest)
    try await change { try $0.enqueue(record.bytes) }
  }

  private func passTime(at time: Timestamp, in transaction: ServerTransaction) throws {
    let flow = RequestFlow(at: time, policy: policy.digest)
    for state in [RequestState.inReview, .returned] {
      for request in try transaction.openRequests(in: state) {
        for change in passing(request, flow, at: time) { _ = try apply(change, in: transaction) }
      }
    }
  }

  /// What time does to a request.
  ///
  /// It lapses, or its open step is opened to somebody higher or marks itself; the approvals that
  /// are needed stay the same.
  func passing(_ request: Request, _ flow: RequestFlow, at time: Timestamp) -> [RequestChange] {
    if let lapse = flow.lapsing(request) { return [lapse] }
    guard request.state == .inReview, let step = request.openStep else { return [] }
    var changes: [RequestChange] = []
    if let after = step.escalation?.after, hasWaited(request, after, at: time),
      let change = flow.escalating(request)
    {
      changes.append(change)
    }
    let request = changes.last?.request ?? request
    if let after = step.reminder, !request.isOverdue, hasWaited(request, after, at: time),
      let change = flow.reminding(request)
    {
      changes.append(change)
    }
    return changes
  }

  // Whether the open step has waited so much of the office's working time.
  private func hasWaited(_ request: Request, _ span: ApprovalStep.Duration, at time: Timestamp)
    -> Bool
  {
    time
      >= policy.calendar.moment(
        span, after: request.stepOpenedAt, offsetSeconds: site.timeZoneOffset)
  }

  private func expireGrants(at time: Timestamp, in transaction: ServerTransaction) throws {
    for grant in try transaction.overdueGrants(at: time)
    where try !isReleasing(grant, in: transaction) && transaction.apply(.expired, to: grant.id) {
      let record = Record.ofServer(
        .grantExpired, at: time, by: .init(id: "server"), on: ("grant", grant.id.rawValue),
        body: ["request": .string(grant.request.rawValue)], policy: policy.digest)
      try transaction.enqueue(record.bytes)
      guard !isTakeOut(grant) else { continue }
      try end(grant.request, used: isStanding(grant), in: transaction)
    }
  }

  // What was taken out stays out until the receiver's receipt is here; time closes nothing.
  private func isTakeOut(_ grant: StoredGrant) -> Bool {
    grant.unverified.verified(by: grantKey.verificationKey)?.statement.action == .takeOut
  }

  // A grant for a time rather than for one act is used by running out.
  private func isStanding(_ grant: StoredGrant) -> Bool {
    switch grant.unverified.verified(by: grantKey.verificationKey)?.statement.action {
    case .importFiles, .burn, nil: false
    case .takeOut, .deviceEntry, .keep, .changePolicy: true
    }
  }

  // What has begun to release can only go forward, and spends the grant in a moment.
  private func isReleasing(_ grant: StoredGrant, in transaction: ServerTransaction) throws -> Bool {
    guard let lease = grant.state.lease else { return false }
    return try transaction.transfer(lease)?.state == .releasing
  }
}
