import GateTesting
import Logging
import ServiceLifecycle
import Synchronization

@testable import GateConsole

/// A console that really listens, for tests of beginning and ending.
enum Listening {
  /// Runs `body` with the bound port, then shuts down; returns how long that took.
  static func run(
    _ site: ConsoleSite, host: String = "127.0.0.1", port: Int = 0,
    _ body: @Sendable (Int) async throws -> Void
  ) async throws -> Duration {
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let console = Console(
      office: site.office, address: ConsoleAddress(host: host, port: port), logger: logger)
    let group = ServiceGroup(
      services: [console.service { continuation.yield($0) }], logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        defer { continuation.finish() }
        try await group.run()
      }
      var bound = ports.makeAsyncIterator()
      if let port = await bound.next() { try await body(port) }
      let begin = ContinuousClock.now
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      return ContinuousClock.now - begin
    }
  }
}
