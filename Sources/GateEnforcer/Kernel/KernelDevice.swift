/// A device of the kernel as it was met: in a uevent, or by looking around.
struct KernelDevice: Hashable {
  /// What happened; empty when it was met by looking around.
  var action = ""
  /// The folder of the device below `/sys`.
  let path: String
  /// Which part of the kernel it belongs to, and its type within that.
  let subsystem, type: String
  /// Whether the event says that a medium was exchanged.
  var isMediaChange = false

  /// The last part of the path.
  var name: String {
    String(path.split(separator: "/").last ?? "")
  }

  /// Whether this lies below another device.
  func lies(below other: String) -> Bool {
    path.hasPrefix(other + "/")
  }

  /// Whether it is a root hub, which is no device that somebody plugged in.
  var isRootHub: Bool {
    type == "usb_device" && name.hasPrefix("usb")
  }
}
