import GateOffice
import Logging
import ServiceLifecycle

/// Calls the office every few seconds, so that time does what time does.
struct OfficeClock: Service {
  let office: Office
  let logger: Logger

  /// Every quarter of an hour the log says that it is alive.
  private static let ticksPerHeartbeat = 450

  /// What runs out ends at a connected station within five seconds, its poll included.
  private static let seconds: Int64 = 2

  func run() async {
    await cancelWhenGracefulShutdown {
      async let checks: Void = checkLog()
      var ticks = 0
      while !Task.isCancelled {
        await tick(beats: ticks % Self.ticksPerHeartbeat == 0)
        ticks += 1
        try? await Task.sleep(for: .seconds(Self.seconds))
      }
      await checks
    }
  }

  // Soon after the start, then every ten minutes: reading a large log takes its time.
  private func checkLog() async {
    try? await Task.sleep(for: .seconds(2))
    while !Task.isCancelled {
      await office.checkLog()
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
