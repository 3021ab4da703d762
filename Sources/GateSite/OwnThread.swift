import Foundation

/// Runs something that blocks on a thread of its own; the threads of Swift's pool must not.
///
/// - Parameters:
///   - givesWay: Whether it is long work that nobody waits for, to be done when nothing else runs.
///   - body: What blocks.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws.
public func onOwnThread<Value: Sendable>(
  givesWay: Bool = false, _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread {
      // Linux gives every thread a priority of its own; nobody needs leave to lower it.
      if givesWay { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19) }
      continuation.resume(with: Result(catching: body))
    }
  }
}
