import GateLinux
import Glibc

/// Has the kernel look into a drive once a second, so that it tells of an exchanged medium.
///
/// The interval belongs to the disk, which is gone as soon as its device is closed. A drive without
/// removable media takes none, for there is nothing to exchange.
enum MediumWatch {
  private static let interval = "1000"
  private static let attribute = "events_poll_msecs"
  private static let standard = "/sys/module/block/parameters"

  /// Sets the interval and reads it back; false when nobody would look.
  static func begin(_ disk: borrowing PinnedFolder, _ helper: SysfsHelper) -> Bool {
    if disk.text(of: "removable") == "0" { return true }
    if let file = try? disk.open(attribute, O_WRONLY | O_TRUNC),
      helper.write(interval, to: file.number).isDone, disk.text(of: attribute) == interval
    {
      return true
    }
    return isWatched(disk)
  }

  // What the kernel does by itself: below zero the disk follows what holds for all.
  private static func isWatched(_ disk: borrowing PinnedFolder) -> Bool {
    guard let own = disk.text(of: attribute).flatMap(Int.init) else { return false }
    if own >= 0 { return own > 0 }
    guard let all = try? PinnedFolder(standard),
      let common = all.text(of: "events_dfl_poll_msecs").flatMap(Int.init)
    else { return false }
    return common > 0
  }
}
