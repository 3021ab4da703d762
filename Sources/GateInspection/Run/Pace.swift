import GateExtraction
import GateLinux
import Glibc

/// How fast an inspection may go.
struct Pace {
  /// The share of one core that a gentle inspection takes at most, as one part of so many.
  private static let gentleShare: Int64 = 4
  // Without the C library's name for it: run only when nobody else wants to.
  private static let idlePolicy: Int32 = 5

  let isGentle: Bool
  private var busySince = MonotonicTime.milliseconds
  private var owed: Int64 = 0

  init(isGentle: Bool) {
    self.isGentle = isGentle
  }

  /// Lets every other program go first, at the processor and at the disk.
  ///
  /// The kernel takes the disk's priority from this one; workers inherit both.
  static func stepBack() {
    var parameter = sched_param()
    parameter.sched_priority = 0
    if unsafe sched_setscheduler(0, idlePolicy, &parameter) != 0 {
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
    }
  }

  /// Rests after work, three times as long as it took: one process works at a time, so that it
  /// cannot have taken more of the processor than time passed.
  mutating func rest() {
    guard isGentle else { return }
    owed += (MonotonicTime.milliseconds - busySince) * (Self.gentleShare - 1)
    if owed >= 20 {
      usleep(UInt32(clamping: owed * 1_000))
      owed = 0
    }
    busySince = MonotonicTime.milliseconds
  }
}
