import Foundation

/// Long work that nobody waits for: on a thread of its own that gives way to whoever asks for a page.
enum Background {
  /// What `work` answers.
  static func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        // Linux gives every thread its own priority; it cannot fail downwards.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
        continuation.resume(with: Result { try work() })
      }
    }
  }
}
