import GateLinux
import Glibc

/// Other programs that decide about devices.
enum Rivals {
  /// Whether USBGuard's daemon runs on this machine.
  static var isUSBGuardRunning: Bool {
    guard let processes = try? PinnedFolder("/proc"), let names = try? processes.names() else {
      return false
    }
    return names.contains { name in
      name.utf8.allSatisfy { (0x30...0x39).contains($0) }
        && processes.text(of: name + "/comm", limit: 64) == "usbguard-daemon"
    }
  }
}
