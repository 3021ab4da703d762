import Glibc

/// The clock that nobody can set.
public enum MonotonicTime {
  /// Milliseconds since some moment in the past; so many that every deadline has passed, should
  /// the clock ever fail.
  public static var milliseconds: Int64 {
    var time = timespec()
    guard unsafe clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return .max / 2 }
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Whole seconds since that moment.
  public static var seconds: Int64 { milliseconds / 1_000 }
}
