import GateDomain

/// Whether the kernel keeps every new device out, now and at the next start.
struct KernelChecks {
  let files: MachineFiles

  static let module = "/sys/module/usbcore/parameters/authorized_default"
  private static let devices = "/sys/bus/usb/devices"
  private static let options = "/etc/modprobe.d/gatehouse.conf"

  func all() -> [Finding] {
    [module(), hubs(), atStart(), commandLine(), deniedModules(), thunderbolt()]
  }

  func module() -> Finding {
    switch files.text(Self.module) {
    case "0": .ok("usb-default", "内核默认拒绝新 USB 设备", "the kernel keeps new USB devices out")
    case nil: .ok("usb-default", "内核没有 USB", "the kernel has no USB")
    case .some(let value):
      .fail(
        "usb-default",
        Words(
          "内核默认接受新 USB 设备（authorized_default=\(value)）",
          "the kernel lets new USB devices in (authorized_default=\(value))"),
        hint: Words(
          "启动 gate-enforcer，或运行 gate-lockdown", "start gate-enforcer, or run gate-lockdown"))
    }
  }

  func hubs() -> Finding {
    let open = files.names(Self.devices).filter { $0.hasPrefix("usb") }.filter { hub in
      ["authorized_default", "interface_authorized_default"].contains { name in
        files.text("\(Self.devices)/\(hub)/\(name)") != "0"
      }
    }
    guard !open.isEmpty else {
      return .ok("usb-hubs", "每个 USB 根集线器都默认拒绝", "every USB root hub keeps devices out")
    }
    let names = open.joined(separator: ", ")
    return .fail(
      "usb-hubs", Words("这些根集线器会放行设备：\(names)", "root hubs that let devices in: \(names)"),
      hint: Words("启动 gate-enforcer，或运行 gate-lockdown", "start gate-enforcer, or run gate-lockdown")
    )
  }

  /// Before any program of ours runs, only the module's option keeps devices out.
  func atStart() -> Finding {
    let lines = files.text(Self.options)?.split(separator: "\n") ?? []
    guard lines.contains("options usbcore authorized_default=0") else {
      return .fail(
        "modprobe",
        Words("\(Self.options) 缺失或不完整", "\"\(Self.options)\" is missing or incomplete"),
        hint: Words(
          "重新安装 gatehouse 软件包，再运行 update-initramfs -u",
          "install the gatehouse package again, then run update-initramfs -u"))
    }
    return .ok("modprobe", "开机时默认拒绝 USB 设备", "USB devices are kept out from the start")
  }

  func commandLine() -> Finding {
    let words = files.text("/proc/cmdline")?.split(separator: " ") ?? []
    guard words.contains("usbcore.authorized_default=0") else {
      return .warn(
        "command-line",
        Words(
          "内核命令行没有 usbcore.authorized_default=0",
          "usbcore.authorized_default=0 is not on the kernel's command line"),
        hint: Words(
          "写入 /etc/default/grub 的 GRUB_CMDLINE_LINUX，再运行 update-grub",
          "add it to GRUB_CMDLINE_LINUX in /etc/default/grub and run update-grub"))
    }
    return .ok("command-line", "内核命令行已设默认拒绝", "the kernel's command line keeps devices out")
  }

  /// Modules that the package denies, but that were loaded before or by somebody's hand.
  func deniedModules() -> Finding {
    let denied = Set(
      (files.text(Self.options) ?? "").split(separator: "\n").compactMap { line -> Substring? in
        let words = line.split(separator: " ")
        return words.count == 3 && words[0] == "install" && words[2] == "/bin/false"
          ? words[1] : nil
      })
    let loaded = (files.text("/proc/modules") ?? "").split(separator: "\n")
      .compactMap { $0.split(separator: " ").first }.filter(denied.contains)
    guard !loaded.isEmpty else {
      return .ok("modules", "没有加载被禁用的驱动", "no denied driver is loaded")
    }
    let names = loaded.joined(separator: ", ")
    return .fail(
      "modules", Words("已加载被禁用的驱动：\(names)", "denied drivers are loaded: \(names)"),
      hint: Words(
        "运行 modprobe -r \(loaded.joined(separator: " "))，或重新启动",
        "run modprobe -r \(loaded.joined(separator: " ")), or restart"))
  }

  func thunderbolt() -> Finding {
    let folder = "/sys/bus/thunderbolt/devices"
    let open = files.names(folder).filter { name in
      name.hasPrefix("domain") && files.text("\(folder)/\(name)/security") == "none"
    }
    guard !open.isEmpty else {
      return .ok("thunderbolt", "没有开放的 Thunderbolt 端口", "no Thunderbolt port is open")
    }
    return .fail(
      "thunderbolt",
      Words(
        "Thunderbolt 端口未设防：\(open.joined(separator: ", "))",
        "Thunderbolt ports are open: \(open.joined(separator: ", "))"),
      hint: Words(
        "在固件设置中关闭 Thunderbolt，或设为需要用户批准",
        "turn Thunderbolt off in the firmware, or set it to ask the user"))
  }
}
