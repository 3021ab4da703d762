import CLinux
import Glibc

/// What a service tells systemd; nothing happens where systemd did not start it.
public enum ServiceManager {
  /// Says that the service is ready.
  public static func ready() { notify("READY=1") }

  /// Says that the service still works.
  public static func alive() { notify("WATCHDOG=1") }

  private static func notify(_ text: String) {
    guard let path = unsafe getenv("NOTIFY_SOCKET") else { return }
    _ = unsafe gate_notify(path, text)
  }
}

/// The clock that no one can set and that runs on while the machine sleeps.
public enum BootClock {
  /// Milliseconds since the machine was started.
  public static var milliseconds: Int64 { gate_boot_milliseconds() }
}

/// The folder that the kernel shows its devices in.
public enum KernelFolder {
  /// Whether `/sys` is the kernel's own; its root is inode 1 there and nowhere else.
  public static var isReal: Bool { unsafe gate_inode("/sys") == 1 }
}
