import GateLinux
import GateDomain
import GateWire
import Glibc

/// What the program does with its command line.
public enum EnforcerProgram {
  /// Runs; returns the exit code.
  public static func run(arguments: [String]) -> Int32 {
    switch arguments.first {
    case SysfsHelper.mark:
      SysfsHelper.serve(MessageSocket(owning: OwnedDescriptor(owning: 3)))
      return EX_OK
    case "--print-baseline" where arguments.count == 1: return printBaseline()
    default: return enforce(arguments)
    }
  }

  private static func enforce(_ arguments: [String]) -> Int32 {
    do throws(EnforcerFault) {
      try Enforcer(EnforcerOptions(arguments: arguments)).run()
      return EX_OK
    } catch {
      try? Stream.write(Array(error.message.utf8), to: STDERR_FILENO)
      return error == .usage ? EX_USAGE : EX_UNAVAILABLE
    }
  }

  // Everything that is plugged in now, as a baseline would name it; for the installation.
  private static func printBaseline() -> Int32 {
    guard let helper = try? SysfsHelper() else { return EX_OSERR }
    for device in KernelTree.usb where device.type == "usb_device" && !device.isRootHub {
      guard let folder = try? PinnedFolder(device.path),
        let print = DeviceFacts(folder, helper)?.identity.fingerprint
      else { continue }
      write(Baseline.line(device.name, print))
    }
    for disk in KernelTree.disks where !disk.path.hasPrefix("/sys/devices/virtual/") {
      write("disk \(disk.path)")
    }
    return EX_OK
  }

  private static func write(_ line: String) {
    try? Stream.write(Array((line + "\n").utf8), to: STDOUT_FILENO)
  }
}
