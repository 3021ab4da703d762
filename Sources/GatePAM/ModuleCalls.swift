import Dispatch
import Foundation
import Synchronization

/// Calls into modules, which nobody can interrupt: whoever waits stops waiting for a slow one.
///
/// Security: a call that hangs keeps its thread. While `most` of them hang nobody is asked, and
/// nobody is let in.
final class ModuleCalls: Sendable {
  /// The calls of this process.
  static let shared = ModuleCalls()

  private static let most = 4
  private let hanging = Mutex(0)

  /// What `call` answers; nil when it takes more than `seconds`, or too many hang already.
  func answer<Value: Sendable>(
    within seconds: Double, of call: @escaping @Sendable () -> Value
  ) -> Value? {
    guard hanging.withLock({ $0 < Self.most }) else { return nil }
    let answer = Answer<Value>()
    Thread.detachNewThread {
      if answer.give(call()) { self.hanging.withLock { $0 -= 1 } }
    }
    let value = answer.take(within: seconds)
    if value == nil { hanging.withLock { $0 += 1 } }
    return value
  }

  private final class Answer<Value: Sendable>: Sendable {
    private enum State {
      case awaited
      case given(Value)
      case givenUp
    }

    private let state = Mutex(State.awaited)
    private let given = DispatchSemaphore(value: 0)

    // Whether nobody waits for it any more.
    func give(_ answer: Value) -> Bool {
      defer { given.signal() }
      return state.withLock { state in
        if case .givenUp = state { return true }
        state = .given(answer)
        return false
      }
    }

    func take(within seconds: Double) -> Value? {
      _ = given.wait(timeout: .now() + seconds)
      return state.withLock { state in
        if case .given(let value) = state { return value }
        state = .givenUp
        return nil
      }
    }
  }
}
