import Glibc

/// A moment by the clock that nobody can set.
struct Deadline: Hashable, Sendable {
  private let end: Int64

  init(seconds: Int64) {
    end = Self.now + seconds * 1_000
  }

  /// Milliseconds that are left, for `poll`; 0 when it has passed.
  var left: Int32 { Int32(clamping: max(0, end - Self.now)) }

  private static var now: Int64 {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return .max / 2 }
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
