import GateDomain

/// Whether what enforces on this machine is installed, runs, and has no rival.
struct EnforcementChecks {
  let files: MachineFiles

  private static let rules = ["59-gatehouse.rules", "72-gatehouse-optical.rules"]
  private static let internalDisks = "/etc/udev/rules.d/58-gatehouse-internal.rules"

  func all() -> [Finding] {
    [rival(), enforcer(), lockdown(), baseline(), udev(), ownDisks(), mounting()]
  }

  func rival() -> Finding {
    guard files.runs("usbguard-daemon") else {
      return .ok("rival", "没有别的程序在放行设备", "no other program decides about devices")
    }
    return .fail(
      "rival", Words("USBGuard 正在运行，会与关口冲突", "USBGuard runs and would decide against Gatehouse"),
      hint: Words("运行 systemctl disable --now usbguard", "run systemctl disable --now usbguard"))
  }

  func enforcer() -> Finding {
    guard files.runs("gate-enforcer") else {
      return .fail(
        "enforcer", Words("gate-enforcer 没有运行", "gate-enforcer does not run"),
        hint: Words(
          "运行 systemctl enable --now gate-enforcer；原因见 journalctl -u gate-enforcer",
          "run systemctl enable --now gate-enforcer; journalctl -u gate-enforcer says why it ended")
      )
    }
    return .ok("enforcer", "gate-enforcer 正在运行", "gate-enforcer runs")
  }

  func lockdown() -> Finding {
    let path = "/usr/libexec/gatehouse/gate-lockdown"
    guard files.isExecutable(path) else {
      return .fail(
        "lockdown", Words("缺少 \(path)", "\"\(path)\" is missing"),
        hint: Words("重新安装 gatehouse 软件包", "install the gatehouse package again"))
    }
    return .ok("lockdown", "gate-lockdown 就绪", "gate-lockdown is there")
  }

  func baseline() -> Finding {
    let path = "/etc/gatehouse/baseline"
    let lines = (files.text(path) ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }
    guard !lines.isEmpty else {
      return .warn(
        "baseline",
        Words(
          "基线为空：USB 键盘、鼠标也会被阻断",
          "the baseline is empty: keyboards and mice over USB are kept out too"),
        hint: Words(
          "只接上本机自己的设备，运行 gate-enforcer --print-baseline >\(path)",
          "plug in nothing but the machine's own devices and run gate-enforcer --print-baseline >\(path)"
        ))
    }
    return .ok("baseline", "基线共 \(lines.count) 项", "the baseline has \(lines.count) lines")
  }

  func udev() -> Finding {
    let missing = Self.rules.filter { name in
      !["/usr/lib", "/lib", "/etc"].contains { files.exists("\($0)/udev/rules.d/\(name)") }
    }
    guard missing.isEmpty else {
      let names = missing.joined(separator: ", ")
      return .fail(
        "udev", Words("缺少 udev 规则：\(names)", "udev rules are missing: \(names)"),
        hint: Words("重新安装 gatehouse 软件包", "install the gatehouse package again"))
    }
    return .ok("udev", "udev 规则就绪", "the udev rules are there")
  }

  /// Without the list, only buses that lead outside are closed off.
  func ownDisks() -> Finding {
    guard files.exists(Self.internalDisks) else {
      return .warn(
        "own-disks",
        Words(
          "没有本机硬盘清单：eSATA、NVMe 上的外来硬盘不会设为只读",
          "the machine's own disks are not listed: a foreign disk on eSATA or NVMe stays writable"),
        hint: Words(
          "运行 gate-internal-disks >\(Self.internalDisks)，再运行 udevadm control --reload",
          "run gate-internal-disks >\(Self.internalDisks), then udevadm control --reload"))
    }
    return .ok("own-disks", "已列出本机硬盘", "the machine's own disks are listed")
  }

  func mounting() -> Finding {
    guard files.exists("/usr/share/polkit-1/actions/org.freedesktop.UDisks2.policy") else {
      return .ok("mounting", "没有安装 udisks2", "udisks2 is not installed")
    }
    guard files.exists("/etc/polkit-1/rules.d/50-gatehouse.rules") else {
      return .fail(
        "mounting", Words("udisks2 可以挂载外来磁盘", "udisks2 may mount foreign disks"),
        hint: Words(
          "卸载 udisks2，或重新安装 gatehouse 软件包", "remove udisks2, or install the gatehouse package again"
        ))
    }
    return .ok("mounting", "polkit 已禁止挂载", "polkit forbids mounting")
  }
}
