import Foundation

/// Lets at most two password hashes run at once, since each takes 64 MiB.
///
/// Security: without it a flood of sign-ins would take the server's memory. Those who would wait
/// too long are sent away at once, so that a flood costs them their try and nobody else anything.
public actor HashingSlots {
  private static let longestQueue = 32

  private var free = 2
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Begins with both slots free.
  public init() {}

  /// Runs `work` when a slot is free, in order of arrival; nil when too many wait already.
  public func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
    guard free > 0 || waiting.count < Self.longestQueue else { return nil }
    await take()
    defer { give() }
    // A hash takes a core for a sixth of a second; the threads of Swift's pool must not wait so long.
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: work()) }
    }
  }

  private func take() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func give() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
