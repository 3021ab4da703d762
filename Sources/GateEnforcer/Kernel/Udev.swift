import CUdev
import GateLinux
import Glibc

/// What happens in the kernel, as libudev hears it.
///
/// The monitor takes the kernel's own messages, which libudev accepts from nobody but the kernel;
/// no rule and no property of udevd plays a part. One thread alone uses a value of this type.
@safe final class Udev {
  // 128 MiB: 50,000 unread events were held without a loss.
  private static let bufferSize: Int32 = 128 << 20
  // What can be a device from outside, or a child of one that must not be there.
  private static let subsystems = [
    "usb", "block", "net", "input", "hidraw", "tty", "sound", "bluetooth", "mmc",
  ]

  private let context: OpaquePointer
  private let monitor: OpaquePointer

  /// Begins to listen; everything that happens from now on is seen.
  init() throws(SystemError) {
    guard let context = unsafe udev_new() else {
      throw SystemError(call: "udev_new", number: ENOMEM)
    }
    guard let monitor = unsafe udev_monitor_new_from_netlink(context, "kernel") else {
      unsafe udev_unref(context)
      throw SystemError(call: "udev_monitor_new_from_netlink", number: EPROTO)
    }
    unsafe self.context = context
    unsafe self.monitor = monitor
    // The kernel's limit stays where the right to lift it is missing; the reconciling catches up.
    _ = unsafe udev_monitor_set_receive_buffer_size(monitor, Self.bufferSize)
    for name in Self.subsystems {
      _ = unsafe udev_monitor_filter_add_match_subsystem_devtype(monitor, name, nil)
    }
    guard unsafe udev_monitor_enable_receiving(monitor) >= 0 else {
      throw SystemError(call: "udev_monitor_enable_receiving", number: EPROTO)
    }
  }

  /// The descriptor to poll.
  var number: Int32 { unsafe udev_monitor_get_fd(monitor) }

  /// What one look at the monitor brings.
  enum Arrival {
    case event(KernelDevice)
    case nothing
    /// Events were lost, so everything has to be looked at anew.
    case overflow
  }

  /// The next event, without waiting.
  func next() -> Arrival {
    errno = 0
    guard let device = unsafe udev_monitor_receive_device(monitor) else {
      return errno == ENOBUFS ? .overflow : .nothing
    }
    defer { unsafe udev_device_unref(device) }
    let path = unsafe Self.text(udev_device_get_syspath(device))
    guard !path.isEmpty else { return .overflow }
    return .event(
      KernelDevice(
        action: unsafe Self.text(udev_device_get_action(device)), path: path,
        subsystem: unsafe Self.text(udev_device_get_subsystem(device)),
        type: unsafe Self.text(udev_device_get_devtype(device)),
        isMediaChange: unsafe Self.text(
          udev_device_get_property_value(device, "DISK_MEDIA_CHANGE")) == "1"))
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
  }

  deinit {
    unsafe udev_monitor_unref(monitor)
    unsafe udev_unref(context)
  }
}
