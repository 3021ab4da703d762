import GateLinux
import Glibc

/// The kernel's own default, set and read back: nothing new is authorised.
///
/// Security: must hold before the first device is looked at and is checked again with every
/// reconciling. A value that reads back as anything but 0 is a failure, never a warning: 3 is
/// stored as 1.
struct DefaultDeny {
  private static let module = "/sys/module/usbcore/parameters"
  static let attributes = ["authorized_default", "interface_authorized_default"]

  let helper: SysfsHelper

  /// Sets the policy of controllers that come later; true when the kernel has no USB yet.
  func closeModule() throws(SystemError) -> Bool {
    let folder: PinnedFolder
    do { folder = try PinnedFolder(Self.module) } catch {
      guard error.number == ENOENT else { throw error }
      return true
    }
    try Self.close(folder, "authorized_default", helper)
    return false
  }

  /// Sets the policy of one root hub for its devices and their interfaces.
  func close(hub path: String) throws(SystemError) {
    let folder = try PinnedFolder(path)
    for name in Self.attributes { try Self.close(folder, name, helper) }
  }

  private static func close(
    _ folder: borrowing PinnedFolder, _ name: String, _ helper: SysfsHelper
  ) throws(SystemError) {
    if folder.text(of: name) == "0" { return }
    let file = try folder.open(name, O_WRONLY | O_TRUNC)
    switch helper.write("0", to: file.number) {
    case .done: break
    case .failed(let number): throw SystemError(call: "write", object: name, number: number)
    case .hung: throw SystemError(call: "write", object: name, number: ETIMEDOUT)
    }
    guard folder.text(of: name) == "0" else {
      throw SystemError(call: "read back", object: name, number: EINVAL)
    }
  }
}
