import GateExtraction
import GateLinux
import Glibc

/// How fast an inspection may go.
struct Pace {
  /// The share of one core that a gentle inspection takes at most, as one part of so many.
  private static let gentleShare: Int64 = 4
  // The longest time in milliseconds for which nobody is listened to.
  private static let patience: Int64 = 200
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

  /// Rests after work, three times as long as it took, unless somebody asks for the end.
  ///
  /// One process works at a time, so that it cannot have taken more of the processor than time
  /// passed. After a file that took a minute the rest is three minutes long.
  mutating func rest(unless shouldStop: () -> Bool) {
    guard isGentle else { return }
    owed += (MonotonicTime.milliseconds - busySince) * (Self.gentleShare - 1)
    while owed >= 20, !shouldStop() {
      let part = min(owed, Self.patience)
      usleep(UInt32(clamping: part * 1_000))
      owed -= part
    }
    busySince = MonotonicTime.milliseconds
  }
}
