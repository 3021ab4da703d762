import GateDomain

/// Whether discs are burned by the station and by nobody else on this machine.
struct BurningChecks {
  let files: MachineFiles
  /// Looks at a device's file.
  var node: (String) -> DeviceNode? = { DeviceNode($0) }

  private static let others = [
    "brasero", "cdrecord", "cdrskin", "growisofs", "k3b", "wodim", "xfburn", "xorriso",
  ]

  // The kinds of disc of which one is enough; gate-burner has the same.
  private static let burningKinds: [String] = ["CD_R", "DVD_R", "DVD_PLUS_R", "BD_R"]

  /// What holds on every machine.
  func all() -> [Finding] {
    let switched = arrangement.isOn ? [drive(BurnerSwitch.link)] : []
    return [nodes(), burnerSwitch(), rivals()] + switched
  }

  /// Files of optical drives that somebody besides root may open, or the station where it burns.
  func nodes() -> Finding {
    let drives = opticalNodes
    let arrangement = arrangement
    let open = drives.filter {
      node("\(files.root)/dev/\($0)")?.isRootOnly == false && !arrangement.gives($0)
    }
    guard open.isEmpty else {
      let names = open.map { "/dev/\($0)" }.joined(separator: ", ")
      return .fail(
        "optical-nodes",
        Words("root 以外的人可以使用光驱：\(names)", "others than root may use the optical drive: \(names)"),
        hint: Words(
          "安装 72-gatehouse-optical.rules，再运行 udevadm control --reload && udevadm trigger；由本机刻录则运行 gate-burner on",
          "install 72-gatehouse-optical.rules, then run udevadm control --reload && udevadm trigger; where this machine burns, gate-burner on"
        ))
    }
    guard !drives.isEmpty else {
      return .ok("optical-nodes", "本机没有光驱", "this machine has no optical drive")
    }
    guard let given = drives.first(where: arrangement.gives) else {
      return .ok("optical-nodes", "光驱仅 root 可用", "root alone may use the optical drives")
    }
    return .ok(
      "optical-nodes", "除由中间机服务刻录的 /dev/\(given) 外，光驱仅 root 可用",
      "root alone may use the optical drives, but for /dev/\(given), with which the station burns")
  }

  /// Programs that burn without asking anybody.
  func rivals() -> Finding {
    let running = Self.others.filter(files.runs)
    guard running.isEmpty else {
      let names = running.joined(separator: ", ")
      return .fail(
        "burning-programs", Words("别的刻录程序正在运行：\(names)", "other programs that burn run: \(names)"),
        hint: Words("结束并卸载它，并报告保密员", "end and remove them, and tell the security officer"))
    }
    return .ok("burning-programs", "没有别的刻录程序在运行", "no other program that burns runs")
  }

  /// Whether the drive that the station was given is there and can burn.
  func drive(_ path: String) -> Finding {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let name = path == BurnerSwitch.link ? arrangement.drive ?? last : last
    guard node("\(files.root)/dev/\(name)") != nil, files.exists("/sys/class/block/\(name)") else {
      return .fail(
        "burner", Words("没有刻录机 \(path)", "there is no burner \(path)"),
        hint: Words(
          "检查接线和电源；可用的光驱见 /sys/class/block/sr*",
          "check its cables; drives are listed in /sys/class/block/sr*"))
    }
    guard burns(name) else {
      return .fail(
        "burner", Words("\(path) 不能刻录", "\(path) cannot burn"),
        hint: Words("换用刻录机", "use a drive that burns"))
    }
    return .ok("burner", "刻录机 \(path) 就绪", "the burner \(path) is there")
  }

  /// The drives themselves, and the second way to each of them.
  private var opticalNodes: [String] {
    files.names("/sys/class/block").filter { $0.hasPrefix("sr") }
      + files.names("/sys/class/scsi_generic").filter {
        ["4", "5"].contains(files.text("/sys/class/scsi_generic/\($0)/device/type"))
      }
  }

  // What it answered when udev asked it for the kinds of disc it takes (decision 019).
  private func burns(_ name: String) -> Bool {
    guard let number = files.text("/sys/class/block/\(name)/dev") else { return false }
    let known = Set((files.text("/run/udev/data/b\(number)") ?? "").split(separator: "\n"))
    return Self.burningKinds.contains { known.contains("E:ID_CDROM_\($0)=1") }
  }
}
