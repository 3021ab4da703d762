import Foundation

/// Runs something that blocks on a thread of its own; the threads of Swift's pool must not.
public func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value)
  async throws -> Value
{
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
  }
}
