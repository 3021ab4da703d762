import GateDevices
import GateDomain
import GateStore
import Logging
public import ServiceLifecycle
import GateWorkers
import GateStationLink

/// A station at work: devices, grants, transfers, records and reports until it is told to stop.
public struct StationService: Service {
  let parts: StationParts
  let burner: Burner
  let logger: Logger

  /// Runs until cancelled or shut down gracefully.
  ///
  /// - Throws: Faults of the station's own store: what cannot be recorded must not go on.
  public func run() async throws {
    let gatekeeper = Gatekeeper(parts: parts, logger: logger)
    let settled = try await gatekeeper.recover()
    try await cancelWhenGracefulShutdown {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await parts.spooler.run() }
        group.addTask { await parts.grants.run() }
        group.addTask { try await ReviewKeeper(parts: parts, logger: logger).run() }
        group.addTask { try await BurnKeeper(parts: parts, burner: burner, logger: logger).run() }
        group.addTask { try await StagedKeeper(parts: parts, logger: logger).run() }
        group.addTask { try await keepEngineRunning() }
        group.addTask { try await SignatureKeeper(parts: parts, logger: logger).run() }
        group.addTask { await report(gatekeeper) }
        group.addTask { try await watch(gatekeeper) }
        group.addTask { try await JournalKeeper(parts: parts).run() }
        if let socket = parts.intranet {
          group.addTask {
            try await IntranetKeeper(parts: parts, socket: socket, logger: logger).run()
          }
          group.addTask { await parts.watchBook.run(logger) }
        }
        group.addTask { try await decide(gatekeeper) }
        for job in settled { group.addTask { try await finish(job) } }
        try await group.waitForAll()
      }
    }
    await parts.pool.stop()
  }

  // An engine that fails, at the start or later, is tried again: an operator may be importing
  // signatures just now. Until it runs every device stays closed.
  private func keepEngineRunning() async throws {
    while !Task.isCancelled {
      if parts.pool.database == nil { await startEngine() }
      try await Task.sleep(for: .seconds(5))
    }
  }

  private func startEngine() async {
    do { _ = try await parts.pool.start() } catch {
      let explanation = parts.pool.failure?.explanation ?? TransferFailure.workerRefused.explanation
      logger.error(
        "scan engine did not start",
        metadata: ["what": "\(explanation.what.english)", "hint": "\(explanation.hint.english)"])
    }
  }

  private func watch(_ gatekeeper: Gatekeeper) async throws {
    for await event in parts.devices.events() { try await gatekeeper.take(event) }
  }

  private func report(_ gatekeeper: Gatekeeper) async {
    while !Task.isCancelled {
      // A report that is lost is replaced by the next.
      try? await parts.link.report(await gatekeeper.report())
      try? await Task.sleep(for: .milliseconds(500))
    }
  }

  private func decide(_ gatekeeper: Gatekeeper) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      while !Task.isCancelled {
        for start in try await gatekeeper.evaluate() {
          group.addTask { try await transfer(start, gatekeeper) }
        }
        try? await Task.sleep(for: .milliseconds(250))
      }
      group.cancelAll()
    }
  }

  private func transfer(_ start: TransferStart, _ gatekeeper: Gatekeeper) async throws {
    let run = TransferRun(
      parts: parts, stop: start.stop, progress: start.progress, logger: logger)
    var job: StoredJob
    do {
      job = try await run.run(start.job, device: start.device, isRestart: start.isRestart)
    } catch let error as CancellationError {
      throw error
    } catch {
      job = try await finish(start.job.transfer.id, run)
    }
    await gatekeeper.ended(job.transfer.id, job.transfer.state)
  }

  private func finish(_ job: StoredJob) async throws {
    let run = TransferRun(
      parts: parts, stop: StopFlag(), progress: ProgressBoard(), logger: logger)
    run.progress.update { $0 = job.transfer.progress }
    _ = try await finish(job.transfer.id, run)
  }

  // A release that failed on its way, for want of room for instance, is tried again until it is
  // done: its files are judged, and half a release is not allowed to stay.
  private func finish(_ id: Identifier<Transfer>, _ run: TransferRun) async throws -> StoredJob {
    while true {
      let jobs = try parts.store.read { try $0.unfinishedJobs() }
      guard let job = jobs.first(where: { $0.transfer.id == id }) else {
        throw CancellationError()
      }
      do { return try await run.resume(job) } catch let error as CancellationError {
        throw error
      } catch {
        logger.error("release will be tried again", metadata: ["error": "\(error)"])
        try await Task.sleep(for: .seconds(2))
      }
    }
  }
}
