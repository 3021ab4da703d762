import GateApproval
import GateAuditLog
import GateDomain
import GateStore
import GateSite
import GatePolicy

extension Office {
  /// Lets the tables follow a station's record.
  ///
  /// The tables only repeat what the log says, except for leases and uses of grants, which the
  /// grant's state machine decides: a station that claims a grant it cannot have stays on record
  /// without getting it.
  func project(_ record: Record, in transaction: ServerTransaction) throws {
    switch record.event {
    case .transferStarted:
      try start(record.body.decoded(), in: transaction)
    case .fileJudged:
      let judged = try record.body.decoded(as: StationBody.JudgedFile.self)
      try transaction.save(judged.file, of: judged.transfer)
      try expectReport(judged.file, of: judged.transfer, at: record.time, in: transaction)
    case .entrySkipped:
      let skipped = try record.body.decoded(as: StationBody.Skipped.self)
      try transaction.save(skipped.entry, of: skipped.transfer)
    case .transferJudged, .releaseBegan, .transferReleased, .transferFailed:
      try advance(record.body.decoded(), in: transaction)
    case .fileReleasedByReview, .fileDestroyed, .fileExported, .reviewRefused:
      try settle(record, in: transaction)
    case .burnFileJudged, .burnBegan, .burnEnded: try projectBurn(record, in: transaction)
    default: break
    }
  }

  private func start(_ body: StationBody.Started, in transaction: ServerTransaction) throws {
    let transfer = body.transfer
    guard try isPledged(transfer.requester, in: transaction) else { return }
    guard try transaction.apply(.leased(transfer.id), to: transfer.grant) else { return }
    try transaction.forgetFiles(of: transfer.id)
    try transaction.save(transfer)
  }

  private func advance(_ body: StationBody.Advanced, in transaction: ServerTransaction) throws {
    guard var transfer = try transaction.transfer(body.transfer), !transfer.state.isFinal else {
      return
    }
    transfer.state = body.state
    transfer.progress = body.progress
    try transaction.save(transfer)
    switch body.state {
    case .released:
      _ = try transaction.apply(.finished(transfer.id), to: transfer.grant)
      try transaction.openReviews(of: transfer.id)
      try transaction.markReleased(of: transfer.id)
      try end(transfer.request, used: true, in: transaction)
    case .failed:
      _ = try transaction.apply(.failed(transfer.id), to: transfer.grant)
    case .copying, .judged, .releasing: break
    }
  }

  func end(_ request: Identifier<Request>, used: Bool, in transaction: ServerTransaction) throws {
    let flow = RequestFlow(at: .now, policy: policy.digest)
    guard let request = try transaction.request(request.rawValue),
      let change = flow.ending(request, used: used)
    else { return }
    _ = try apply(change, in: transaction)
  }
}
