import GateOffice
import Logging
import ServiceLifecycle

/// Calls the office every few seconds, so that time does what time does.
struct OfficeClock: Service {
  let office: Office
  let logger: Logger

  /// Every quarter of an hour the log says that it is alive.
  private static let ticksPerHeartbeat = 180

  func run() async {
    await cancelWhenGracefulShutdown {
      var ticks = 0
      while !Task.isCancelled {
        await tick(beats: ticks % Self.ticksPerHeartbeat == 0)
        ticks += 1
        try? await Task.sleep(for: .seconds(5))
      }
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
