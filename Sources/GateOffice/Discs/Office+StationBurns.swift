import GateApproval
import GateAuditLog
public import GateDiscs
public import GateDomain
import GatePolicy
import GateSigning
import GateSite
import GateStore
import Synchronization

extension Office {
  /// What the station with this token has to burn.
  public func burns(stationToken: String) async throws -> [StationBurn] {
    let station = try station(token: stationToken).station
    return try store.read { transaction in
      try transaction.openBurns(at: station.id).compactMap { burn in
        guard burn.state != .awaitingWitness, let grant = try transaction.burnGrant(burn.grant)
        else { return nil }
        return StationBurn(
          burn: burn, statement: grant.unverified.statement,
          signature: grant.unverified.signature)
      }
    }
  }

  /// The order behind a burn of the station with this token.
  public func order(of id: Identifier<Burn>, stationToken: String) async throws -> BurnOrder {
    try ownBurn(id, stationToken).order
  }

  /// The bytes of one file of a burn, by its place in the order.
  public func burnFile(_ index: Int, of id: Identifier<Burn>, stationToken: String) async throws
    -> ReleasedFile
  {
    let request = try ownBurn(id, stationToken)
    let files = try store.read { transaction in
      try transaction.filesDeletedAt(request.id) == nil
        ? try transaction.stagedFiles(of: request.id) : []
    }
    guard files.indices.contains(index) else { throw Refusal.notFound }
    return staged(files[index], of: request.id)
  }

  /// Files that the station with this token has to scan.
  public func unjudgedFiles(stationToken: String) async throws -> [UnjudgedFile] {
    let station = try station(token: stationToken).station
    return try store.read { try $0.unjudgedFiles(at: station.id, limit: 100) }
      .map { UnjudgedFile(draft: $0.draft, file: $0.file) }
  }

  /// The bytes of a file that the station with this token has to scan.
  public func unjudgedFile(
    _ number: UInt64, of draft: Identifier<BurnRequest>, stationToken: String
  ) async throws -> ReleasedFile {
    let station = try station(token: stationToken).station
    let found = try store.read { transaction in
      try transaction.draft(draft)?.station == station.id
        ? try transaction.stagedFile(number, of: draft) : nil
    }
    guard let found else { throw Refusal.notFound }
    return staged(found, of: draft)
  }

  /// Keeps the beginning of a file's text that the station with this token has read.
  public func take(
    _ preview: TextPreview, of number: UInt64, in draft: Identifier<BurnRequest>,
    stationToken: String
  ) async throws {
    let station = try station(token: stationToken).station
    try await change { transaction in
      guard try transaction.draft(draft)?.station == station.id,
        try transaction.stagedFile(number, of: draft) != nil
      else { throw Refusal.notFound }
      try transaction.save(
        TextPreview(of: preview.text, isCut: preview.isCut), of: number, in: draft)
    }
  }

  /// Takes a station's word on how far a burn is.
  public func note(
    _ progress: BurnProgress, of burn: Identifier<Burn>, stationToken: String
  ) async throws {
    _ = try ownBurn(burn, stationToken)
    guard try store.read({ try $0.burn(burn)?.state.isFinal }) == false else { return }
    live.withLock { $0.burns[burn] = progress }
  }

  /// Lets the tables follow a station's record about burns.
  func projectBurn(_ record: Record, in transaction: ServerTransaction) throws {
    switch record.event {
    case .burnFileJudged:
      let judged = try record.body.decoded(as: BurnRecord.Judged.self)
      guard let station = record.station.map({ Identifier<Station>($0) }),
        try transaction.draft(judged.draft)?.station == station,
        var file = try transaction.stagedFile(judged.number, of: judged.draft),
        file.file.digest == judged.sha256
      else { return }
      file.evidence = judged.evidence
      file.contents = judged.contents ?? .notExamined
      try transaction.save(file, of: judged.draft)
    case .burnBegan:
      let step = try record.body.decoded(as: BurnRecord.Step.self)
      guard var burn = try live(step, record, in: transaction), burn.state == .ordered,
        try transaction.apply(.began(burn.id), to: burn.grant)
      else { return }
      burn.state = .burning
      burn.claim = step.claim
      try transaction.save(burn)
    case .burnEnded:
      let step = try record.body.decoded(as: BurnRecord.Step.self)
      guard let burn = try live(step, record, in: transaction), let outcome = step.outcome else {
        return
      }
      try end(burn, outcome, messages: step.messages, in: transaction)
    default: break
    }
  }

  /// Does what time does to burn requests.
  func lapseBurns(at time: Timestamp, in transaction: ServerTransaction) throws {
    let flow = RequestFlow(at: time, policy: policy.digest, kind: "burn-request")
    for request in try transaction.undecidedBurnRequests() {
      for change in passing(request, flow, at: time) {
        guard let burn = try transaction.burnRequest(request.id.rawValue) else { continue }
        try apply(change, to: burn, in: transaction)
      }
    }
    for grant in try transaction.overdueBurnGrants(at: time)
    where try transaction.apply(.expired, to: grant.id) {
      guard let statement = grant.unverified.verified(by: grantKey.verificationKey)?.statement,
        let request = try transaction.burnRequest(statement.request.rawValue)
      else { continue }
      try close(request, used: grant.allowance.used > 0, in: transaction)
    }
  }

  private func live(_ step: BurnRecord.Step, _ record: Record, in transaction: ServerTransaction)
    throws -> Burn?
  {
    guard let burn = try transaction.burn(step.burn), burn.grant == step.grant,
      burn.station.rawValue == record.station
    else { return nil }
    return burn
  }

  private func ownBurn(_ id: Identifier<Burn>, _ token: String) throws -> BurnRequest {
    let station = try station(token: token).station
    let request = try store.read { transaction in
      guard let burn = try transaction.burn(id), burn.station == station.id else {
        return nil as BurnRequest?
      }
      return try transaction.burnRequest(burn.request.rawValue)
    }
    guard let request else { throw Refusal.notFound }
    return request
  }

  private func staged(_ file: StagedFile, of draft: Identifier<BurnRequest>) -> ReleasedFile {
    ReleasedFile(
      path: staging.path(of: draft, number: file.number), name: String(file.number),
      size: file.file.size, digest: file.file.digest)
  }
}
