import GateDomain

/// Runs the programs of a site side by side until one gives up or everything is told to stop.
final class Supervisor: Sendable {
  private let children: [ChildKeeper]
  /// Opens when a program gave up.
  let failure: Latch

  /// Prepares programs; `say` gets every event in words.
  init(_ plans: [ChildPlan], say: @escaping @Sendable (Words) -> Void) {
    let failure = Latch()
    self.failure = failure
    children = plans.map { plan in
      ChildKeeper(plan) { name, event in
        say(event.words(name))
        if event.isFailure { failure.open() }
      }
    }
  }

  func start() {
    children.forEach { $0.start() }
  }

  /// Stops the programs, the last one first, and returns when none is left.
  func stop() async {
    for child in children.reversed() {
      child.stop()
      await child.untilEnded()
    }
  }
}
