import CLinux
import GateLinux
import Glibc

/// The one folder in which a worker may make files; it is empty between two scans.
struct PrivateFolder: ~Copyable {
  // The user and group that root becomes in a sandbox.
  private static let nobody: UInt32 = 65_534

  let path: String
  private let descriptor: OwnedDescriptor

  /// Makes the folder; as root, hands it to the identity that the sandbox changes to.
  init(below parent: String, process: Int32) throws(SystemError) {
    let path = Self.path(below: parent, process: process)
    descriptor = try Self.made(path)
    self.path = path
  }

  private static func made(_ path: String) throws(SystemError) -> OwnedDescriptor {
    guard unsafe mkdir(path, 0o700) == 0 else {
      throw SystemError(call: "mkdir", object: path, number: errno)
    }
    let descriptor = try OwnedDescriptor(opening: path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    if geteuid() == 0, fchown(descriptor.number, nobody, nobody) != 0 {
      throw SystemError(call: "fchown", object: path, number: errno)
    }
    return descriptor
  }

  /// Removes what a scan left behind; false when something cannot be removed.
  func empty() -> Bool {
    gate_empty_folder(descriptor.number) >= 0
  }

  /// Removes the folder of a worker that has ended.
  static func remove(below parent: String, process: Int32) {
    let path = path(below: parent, process: process)
    if let folder = try? OwnedDescriptor(opening: path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW) {
      _ = gate_empty_folder(folder.number)
    }
    unsafe rmdir(path)
  }

  private static func path(below parent: String, process: Int32) -> String {
    "\(parent)/worker-\(process)"
  }
}
