import Synchronization

/// Something that happens once, and that any number of tasks may wait for.
///
/// An `AsyncStream` would end for everybody when one waiter is cancelled.
final class Latch: Sendable {
  private static let interval = Duration.milliseconds(50)
  private let isOpen = Atomic<Bool>(false)

  /// Lets everybody go on who waits now or later.
  func open() {
    isOpen.store(true, ordering: .releasing)
  }

  /// Waits until it happened; false when the task is cancelled before.
  func wait() async -> Bool {
    while !isOpen.load(ordering: .acquiring) {
      do { try await Task.sleep(for: Self.interval) } catch { return false }
    }
    return true
  }
}
