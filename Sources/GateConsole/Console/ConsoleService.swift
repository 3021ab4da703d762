import Hummingbird
import NIOCore
import ServiceLifecycle

#if canImport(Glibc)
  import Glibc
#endif

/// Runs the server, and ends it within a second of being asked to.
struct ConsoleService: Service {
  let application: Application<RouterResponder<ConsoleContext>>
  let address: ConsoleAddress

  // Answers under way may finish in this time; a slow download would otherwise hold up the end.
  private static let grace = Duration.milliseconds(700)

  func run() async throws {
    try await withThrowingTaskGroup(of: Ending.self) { group in
      group.addTask {
        try await serve()
        return .served
      }
      group.addTask {
        try await gracefulShutdown()
        try await Task.sleep(for: Self.grace)
        return .graceOver
      }
      let ending = try await group.next()
      group.cancelAll()
      // What a cancelled server throws is no fault: it was told to end.
      if ending == .graceOver { while await group.nextResult() != nil {} }
    }
  }

  private enum Ending {
    case served
    case graceOver
  }

  private func serve() async throws {
    do {
      try await application.run()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw ConsoleFault.portInUse(address)
    } catch let error as IOError {
      throw ConsoleFault.cannotListen(address, error.description)
    }
  }
}
