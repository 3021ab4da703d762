import Foundation
import GateLinux

/// An account of the operating system.
struct SystemAccount {
  let user, group: UInt32

  /// The account of that name, if there is one.
  init?(_ name: String) {
    guard let found = unsafe getpwnam(name) else { return nil }
    unsafe (user, group) = (found.pointee.pw_uid, found.pointee.pw_gid)
  }

  /// Whoever owns a path.
  init?(owning path: String) {
    var found = stat()
    guard unsafe stat(path, &found) == 0 else { return nil }
    (user, group) = (found.st_uid, found.st_gid)
  }

  /// Makes a folder and all that is in it this account's.
  func own(_ folder: String, group: UInt32) throws {
    let inside = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for path in [folder] + inside.map({ folder + "/" + $0 }) {
      guard unsafe lchown(path, user, group) == 0 else {
        throw SystemError(call: "lchown", object: path, number: errno)
      }
    }
  }

  /// Goes on as this account, for good; does nothing for whoever is not root.
  ///
  /// What root would write into a service's folder, the service could neither read nor remove.
  func assume() throws {
    guard geteuid() == 0, user != 0 else { return }
    guard setgroups(0, nil) == 0, setgid(group) == 0, setuid(user) == 0 else {
      throw SystemError(call: "setuid", object: "\(user)", number: errno)
    }
  }
}
