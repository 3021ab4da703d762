import GateLinux

/// What the kernel has now, by the links that it keeps for every device of a kind.
///
/// Everything is asked for every two seconds, and whoever is plugged in meanwhile has to wait: one
/// link each is all that is read.
enum KernelTree {
  /// Root hubs, devices in ports and their interfaces, parents first.
  static var usb: [KernelDevice] {
    devices("/sys/bus/usb/devices", "usb") {
      $0.contains(":") ? "usb_interface" : "usb_device"
    }
  }

  /// Whole disks, of whatever bus.
  static var disks: [KernelDevice] {
    devices("/sys/block", "block") { _ in "disk" }
  }

  /// Units of SCSI, of which a disk has one or more; not the hosts and targets above them.
  static var units: [KernelDevice] {
    devices("/sys/bus/scsi/devices", "scsi") {
      $0.count { $0 == ":" } == 3 ? "scsi_device" : nil
    }
  }

  private static func devices(
    _ folder: String, _ subsystem: String, _ type: (String) -> String?
  ) -> [KernelDevice] {
    // Without USB there is no such folder.
    guard let links = try? PinnedFolder(folder), let names = try? links.names() else { return [] }
    let found = names.compactMap { name -> KernelDevice? in
      guard let type = type(name), let path = links.link(of: name).flatMap(path) else { return nil }
      return KernelDevice(path: path, subsystem: subsystem, type: type)
    }
    return found.sorted { $0.path < $1.path }
  }

  // Every link leads up to `/sys` and from there to `devices`.
  private static func path(_ link: String) -> String? {
    guard let place = link.split(separator: "/").firstIndex(where: { $0 != ".." }) else {
      return nil
    }
    let parts = link.split(separator: "/")[place...]
    guard parts.first == "devices", !parts.contains("..") else { return nil }
    return "/sys/" + parts.joined(separator: "/")
  }
}
