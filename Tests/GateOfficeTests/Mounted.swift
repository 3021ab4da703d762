import GateTesting
import Glibc

/// A folder that nobody can remove, root included, as long as something is mounted on it.
enum Mounted {
  /// Whether this test process may mount anything.
  static let isPossible: Bool = {
    guard let folder = try? TemporaryFolder("mount"), bind(folder.path) else { return false }
    release(folder.path)
    return true
  }()

  /// Mounts something; false where that is not allowed.
  static func bind(_ path: String) -> Bool {
    unsafe mount("none", path, "tmpfs", 0, nil) == 0
  }

  /// Unmounts it.
  static func release(_ path: String) {
    _ = unsafe umount(path)
  }
}
