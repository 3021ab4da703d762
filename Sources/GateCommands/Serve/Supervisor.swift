import GateDomain

/// Runs the programs of a site side by side until one gives up or everything is told to stop.
final class Supervisor: Sendable {
  private let children: [ChildKeeper]
  private let failures: AsyncStream<Void>
  private let failure: AsyncStream<Void>.Continuation

  /// Prepares programs; `say` gets every event in words.
  init(_ plans: [ChildPlan], say: @escaping @Sendable (Words) -> Void) {
    (failures, failure) = AsyncStream.makeStream()
    let failure = failure
    children = plans.map { plan in
      ChildKeeper(plan) { name, event in
        say(event.words(name))
        if event.isFailure { failure.yield() }
      }
    }
  }

  func start() {
    children.forEach { $0.start() }
  }

  /// Returns when a program gave up, or when the task is cancelled.
  func untilFailure() async -> Bool {
    for await _ in failures { return true }
    return false
  }

  /// Stops the programs, the last one first, and returns when none is left.
  func stop() async {
    for child in children.reversed() {
      child.stop()
      await child.untilEnded()
    }
  }
}
