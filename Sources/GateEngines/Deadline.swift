import GateLinux

/// A moment by the clock that nobody can set.
struct Deadline: Hashable, Sendable {
  private let end: Int64

  init(seconds: Int64) {
    end = MonotonicTime.milliseconds + seconds * 1_000
  }

  /// Milliseconds that are left, for `poll`; 0 when it has passed.
  var left: Int32 { Int32(clamping: max(0, end - MonotonicTime.milliseconds)) }
}
