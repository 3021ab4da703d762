import GateAuditLog
import GateDevices
import GateDomain
import GateLinux
import GateSigning
import GateSite
import GateStore
import GateTransfer
import GateWorkers
import Logging
import GatePolicy

extension TransferRun {
  /// Runs `steps` and turns whatever stops them into the transfer's end.
  func settling(
    _ job: StoredJob, _ steps: (inout StoredJob) async throws -> Void
  ) async throws -> StoredJob {
    var job = job
    do {
      try await steps(&job)
      return job
    } catch let error as CancellationError {
      throw error
    } catch {
      // Past this state the only way is forward: the next start publishes it.
      guard job.transfer.state != .releasing else { throw error }
      logger.error("transfer stopped", metadata: ["error": "\(error)"])
      return try abandon(job, Self.failure(for: error))
    }
  }

  /// Records the beginning and makes sure that the server gave this transfer the lease.
  func begin(_ job: StoredJob, isRestart: Bool) async throws {
    let body = StationBody.Started(transfer: job.transfer, isRestart: isRestart)
    let sequence = try parts.store.write { transaction in
      try transaction.forgetFiles(of: job.transfer.id)
      try transaction.save(job)
      return try transaction.append(
        .transferStarted, at: .now, on: ("transfer", job.transfer.id.rawValue),
        body: try JSONValue(encoding: body), policy: parts.policy.digest)
    }
    try await parts.spooler.awaitAcknowledgement(of: sequence)
    try await awaitLease(job.transfer)
  }

  // The lease is the server's word that nobody else uses the grant and nobody revoked it.
  private func awaitLease(_ transfer: Transfer) async throws {
    while true {
      await parts.grants.refresh()
      switch parts.grants.isLeased(transfer.grant, to: transfer.id) {
      case true:
        stop.confirmLease()
        return
      case false: throw TransferFailure.revoked
      case nil: try await Task.sleep(for: .milliseconds(500))
      }
    }
  }

  /// Copies every file into the quarantine while judges work on those that are whole.
  func copyAndJudge(_ job: inout StoredJob, device: Device) async throws {
    let transfer = job.transfer.id
    try parts.quarantine.prepare(transfer)
    let medium = try await medium(of: device, under: job.grant)
    defer { medium.close() }
    // The whole transfer keeps to the signatures that it begins with.
    guard let session = parts.pool.session() else { throw TransferFailure.workerRefused }
    let cache = try inspectionCache(for: session.database)
    let journal = TransferJournal(
      store: parts.store, spooler: parts.spooler, transfer: transfer, policy: parts.policy.digest,
      context: cache.context)
    try await Copying(
      run: self, medium: medium, transfer: transfer, journal: journal, cache: cache,
      session: session
    ).run()
    if let failure = stop.current { throw failure }
    try await journal.flush()
    try parts.quarantine.sync()
    job.transfer.state = .judged
    job.transfer.progress = progress.current
    job.database = session.database
    try store(job, .transferJudged)
  }

  private func medium(
    of device: Device, under grant: Unverified<Grant>
  ) async throws(TransferFailure) -> OpenMedium {
    do {
      let medium = try await parts.devices.open(device, under: grant)
      guard medium.size > 0 else { throw TransferFailure.mediumUnreadable }
      return medium
    } catch let failure as TransferFailure {
      throw failure
    } catch DeviceRefusal.gone, DeviceRefusal.objection(.left) {
      throw .mediumRemoved
    } catch DeviceRefusal.objection {
      throw .deviceClosed
    } catch {
      throw .stationFault
    }
  }

  private func inspectionCache(for database: SignatureDatabase) throws -> InspectionCache {
    let cache = InspectionCache(
      store: parts.store, program: parts.scanProgram, database: database,
      others: parts.enginesDigest, policy: parts.policy.digest)
    try cache.prune()
    return cache
  }

  /// Stores a job with the record of its step.
  @discardableResult
  func store(
    _ job: StoredJob, _ event: RecordEvent, outcome: Record.Outcome = .success,
    manifest: Digest? = nil
  ) throws -> Int64 {
    let body = StationBody.Advanced(
      transfer: job.transfer, database: job.database, manifest: manifest)
    return try parts.store.write { transaction in
      try transaction.save(job)
      return try transaction.append(
        event, at: .now, on: ("transfer", job.transfer.id.rawValue), outcome: outcome,
        body: try JSONValue(encoding: body), policy: parts.policy.digest)
    }
  }

  private static func failure(for error: any Error) -> TransferFailure {
    switch error {
    case let failure as TransferFailure: failure
    case let error as SystemError where error.isDiskFull: .diskFull
    case let error as StoreError where error.code == .diskFull: .diskFull
    default: .stationFault
    }
  }
}
