import GateOffice
import Logging
import ServiceLifecycle

/// Calls the office every few seconds, so that time does what time does.
struct OfficeClock: Service {
  let office: Office
  /// The program that reads what was burned.
  let reader: String
  /// The program that verifies the published log.
  let verifier: String
  let logger: Logger

  /// Every quarter of an hour the log says that it is alive.
  private static let ticksPerHeartbeat = 450

  /// What runs out ends at a connected station within five seconds, its poll included.
  private static let seconds: Int64 = 2

  func run() async {
    await cancelWhenGracefulShutdown {
      async let checks: Void = checkLog()
      async let machines: Void = followMachines()
      async let index: Void = indexLog()
      var ticks = 0
      while !Task.isCancelled {
        await tick(beats: ticks % Self.ticksPerHeartbeat == 0)
        ticks += 1
        try? await Task.sleep(for: .seconds(Self.seconds))
      }
      await checks
      await machines
      await index
    }
  }

  // Beside the ticks: reading a disc's files takes its time. What fails is tried again.
  private func followMachines() async {
    while !Task.isCancelled {
      await trying("inbound reports") { try await office.admitInboundReports() }
      await trying("registering what was burned") {
        try await office.registerExports(reader: reader)
      }
      try? await Task.sleep(for: .seconds(Self.seconds))
    }
  }

  private func trying(
    _ work: String, _ body: nonisolated(nonsending) () async throws -> Void
  ) async {
    do { try await body() } catch {
      logger.error("\(work) failed", metadata: ["error": "\(error)"])
    }
  }

  private func indexLog() async {
    while !Task.isCancelled {
      await trying("indexing the log") { try await office.indexLog() }
      try? await Task.sleep(for: .seconds(Self.seconds))
    }
  }

  // Soon after the start, then every ten minutes: reading a large log takes its time.
  private func checkLog() async {
    try? await Task.sleep(for: .seconds(2))
    while !Task.isCancelled {
      await trying("checking the log") { try await office.checkLog(with: verifier) }
      try? await Task.sleep(for: .seconds(600))
    }
  }

  // A tick that fails is tried again: until then the office refuses what it cannot record.
  private func tick(beats: Bool) async {
    do {
      try await office.tick()
      if beats { try await office.heartbeat() }
    } catch {
      logger.error("clock tick failed", metadata: ["error": "\(error)"])
    }
  }
}
