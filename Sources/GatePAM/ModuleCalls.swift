import Dispatch
import Foundation
import Synchronization

/// Calls into modules, which nobody can interrupt: whoever waits stops waiting for a slow one.
///
/// Security: a call that hangs keeps its thread, so at most `most` run at a time; while that many
/// hang nobody is asked, and nobody is let in.
final class ModuleCalls: Sendable {
  /// The calls of this process.
  static let shared = ModuleCalls()

  private static let most = 4
  private let running = Mutex(0)

  /// What `call` answers; nil when it takes more than `seconds`, or too many hang already.
  func answer<Value: Sendable>(
    within seconds: Double, of call: @escaping @Sendable () -> Value
  ) -> Value? {
    guard begin() else { return nil }
    let answer = Answer<Value>()
    Thread.detachNewThread {
      answer.give(call())
      self.running.withLock { $0 -= 1 }
    }
    return answer.take(within: seconds)
  }

  private func begin() -> Bool {
    running.withLock { running in
      guard running < Self.most else { return false }
      running += 1
      return true
    }
  }

  private final class Answer<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let given = DispatchSemaphore(value: 0)

    func give(_ answer: Value) {
      value.withLock { $0 = answer }
      given.signal()
    }

    func take(within seconds: Double) -> Value? {
      guard given.wait(timeout: .now() + seconds) == .success else { return nil }
      return value.withLock { $0 }
    }
  }
}
