import GateAuditLog
import GateDomain
import GatePolicy
import GateSignatures
import GateSite
import GateStore
import GateWorkers
import Logging

/// Carries out what operators order concerning virus signatures, and watches those in force.
///
/// Security: a set comes into use only after an engine has loaded it and passed its self-test
/// with it, and after the change is on record. Whatever fails on the way is on record too and
/// leaves the running engine as it is.
actor SignatureKeeper {
  private static let orderLifetimeSeconds: Int64 = 86_400

  let parts: StationParts
  let store: SignatureStore
  let inbox: SignatureInbox
  private let logger: Logger
  private var inForce: SignatureFiles?
  private var reported: SignatureRefusal?

  init(parts: StationParts, logger: Logger) {
    self.parts = parts
    self.logger = logger
    store = parts.signatures
    inbox = SignatureInbox(parts.signatures)
    inForce = SignatureFiles(of: parts.signatures.folderInForce)
  }

  /// Works until the task is cancelled.
  func run() async throws {
    while !Task.isCancelled {
      for order in inbox.open() { try await carryOut(order) }
      try await lookAtSetInForce()
      inbox.removeStale(before: .now.adding(seconds: -Self.orderLifetimeSeconds))
      try await Task.sleep(for: .milliseconds(500))
    }
  }

  /// Carries out one order and notes how it ended.
  ///
  /// - Throws: Faults of the station's store, since what cannot be recorded must not go on;
  ///   `CancellationError`, and the order waits for the next start.
  func carryOut(_ order: SignatureOrder) async throws {
    try note(.checking, on: order)
    do {
      let database = try await change(by: order)
      try note(.inForce(database), on: order)
      logger.notice("virus signatures in force", metadata: ["digest": "\(database.digest.hex)"])
    } catch let refusal as SignatureRefusal {
      try record(refusal, order)
      try note(.refused(refusal), on: order)
      log(refusal)
    }
    await parts.spooler.nudge()
  }

  private func change(by order: SignatureOrder) async throws -> SignatureDatabase {
    let digest = try await digest(of: order)
    if store.history.first == digest, let database = parts.pool.database,
      database.digest == digest
    {
      return database
    }
    do {
      return try await bringIntoUse(digest, order)
    } catch {
      store.discard(digest)
      throw error
    }
  }

  private func digest(of order: SignatureOrder) async throws -> Digest {
    switch order.act {
    case .importing(let names):
      let importer = SignatureImport(
        store: store, officeKey: parts.officeKey,
        check: parts.checker.importCheck)
      return try await importer.run(names: names, in: inbox.files(of: order.id)).digest
    case .rollback(let wanted):
      let earlier = store.history.dropFirst()
      guard let digest = earlier.first(where: { wanted == nil || $0 == wanted }) else {
        throw SignatureRefusal(.noSuchSet, wanted?.hex ?? "")
      }
      guard store.isWhole(digest) else { throw SignatureRefusal(.vanished, digest.hex) }
      return digest
    }
  }

  private func bringIntoUse(_ digest: Digest, _ order: SignatureOrder) async throws
    -> SignatureDatabase
  {
    try await awaitRoom(order)
    try note(.loading, on: order)
    let engine = try await prepare(digest)
    do {
      try record(engine.database, order)
      try store.putInForce(digest)
    } catch {
      engine.discard()
      throw SignatureRefusal(.stationFault)
    }
    parts.pool.use(engine)
    inForce = SignatureFiles(of: store.folderInForce)
    return engine.database
  }

  // A third engine would take the memory of a third set.
  private func awaitRoom(_ order: SignatureOrder) async throws {
    guard parts.pool.isFinishing else { return }
    try note(.waiting, on: order)
    while parts.pool.isFinishing { try await Task.sleep(for: .milliseconds(200)) }
  }

  private func prepare(_ digest: Digest) async throws(SignatureRefusal) -> PreparedEngine {
    do throws(EngineFailure) {
      return try await parts.pool.prepare(signatures: store.folder(of: digest))
    } catch {
      throw SignatureRefusal(error)
    }
  }

  // The engine has everything in memory; a set that vanishes stops it only when it has to start
  // again, so somebody must hear of it before.
  private func lookAtSetInForce() async throws {
    let problem = problemNow()
    guard problem != reported else { return }
    reported = problem
    guard let problem else { return }
    try record(problem, nil)
    log(problem)
    await parts.spooler.nudge()
  }

  private func problemNow() -> SignatureRefusal? {
    guard parts.pool.database != nil else {
      return parts.pool.failure.map { SignatureRefusal($0) }
    }
    let isAsBefore = inForce != nil && SignatureFiles(of: store.folderInForce) == inForce
    return isAsBefore ? nil : SignatureRefusal(.vanished)
  }

  private func note(_ outcome: SignatureOutcome, on order: SignatureOrder) throws {
    try inbox.note(outcome, on: order.id)
  }

  private func log(_ refusal: SignatureRefusal) {
    logger.error(
      "virus signatures refused",
      metadata: [
        "code": "\(refusal.code.rawValue)", "what": "\(refusal.explanation.what.english)",
        "hint": "\(refusal.explanation.hint.english)",
      ])
  }
}
