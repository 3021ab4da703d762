import Glibc

/// The clock that nobody can set.
public enum MonotonicTime {
  /// Milliseconds since some moment in the past.
  public static var milliseconds: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
