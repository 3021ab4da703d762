import Foundation

/// What `gate-burner on` leaves on a machine that burns discs.
///
/// Security: the one exception from "optical drives are root's alone". It holds for the drive that
/// the link names, for its group with exactly these rights, and only while that group has no
/// members, so that nobody but the unit that systemd gives the group to can open the drive.
struct BurnerSwitch {
  /// Says which drive it is, wherever the kernel lists it.
  static let rule = "/etc/udev/rules.d/57-gatehouse-burner.rules"
  /// Gives the group to the station's unit.
  static let dropIn = "/etc/systemd/system/gate-station.service.d/burner.conf"
  /// The drive, under a name that stays.
  static let link = "/dev/gatehouse-burner"
  /// Whose the drive is.
  static let group = "gatehouse-burner"

  let files: MachineFiles
  let node: (String) -> DeviceNode?

  /// Whether anything says that this machine burns.
  var isOn: Bool { files.exists(Self.rule) || files.exists(Self.dropIn) }

  /// The kernel's name of the drive; nil while it is not there.
  var drive: String? {
    let target = try? FileManager.default.destinationOfSymbolicLink(
      atPath: files.root + Self.link)
    return target.map { ($0 as NSString).lastPathComponent }
  }

  /// Whether the drive of this name is the one given to the station, and to nobody else.
  func gives(_ name: String) -> Bool {
    guard isWhole, let number = groupNumber, members.isEmpty, drive == name else { return false }
    return node("\(files.root)/dev/\(name)")
      == DeviceNode(owner: 0, group: number, mode: 0o660)
  }

  /// Both halves are there.
  var isWhole: Bool { files.exists(Self.rule) && files.exists(Self.dropIn) }

  /// The group's number.
  var groupNumber: UInt32? { entry.flatMap { $0.count > 2 ? UInt32($0[2]) : nil } }

  /// Accounts that are in the group, whose programs could open the drive.
  var members: [String] {
    let named = entry.flatMap { $0.count > 3 ? $0[3].split(separator: ",").map(String.init) : nil }
    let first = lines("/etc/passwd").filter { $0.count > 3 && UInt32($0[3]) == groupNumber }
    return (named ?? []) + first.map { $0[0] }
  }

  /// Whether a running station may use the group; nil while none runs.
  var stationHasGroup: Bool? {
    let groups = files.processes("gate-station").compactMap { groupLine(ofProcess: $0) }
    guard let number = groupNumber, !groups.isEmpty else { return nil }
    return groups.allSatisfy { $0.contains(String(number)) }
  }

  private func groupLine(ofProcess name: String) -> [String]? {
    let status = (files.text("/proc/\(name)/status") ?? "").split(separator: "\n")
    return status.first { $0.hasPrefix("Groups:") }?
      .dropFirst(7).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private var entry: [String]? { lines("/etc/group").first { $0.first == Self.group } }

  private func lines(_ path: String) -> [[String]] {
    (files.text(path) ?? "").split(separator: "\n").map {
      $0.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
