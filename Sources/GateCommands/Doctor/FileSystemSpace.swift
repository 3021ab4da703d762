import Foundation

/// The file system that holds a path.
struct FileSystemSpace {
  /// Bytes that an ordinary user can still write.
  let free: UInt64

  /// Looks at the path; nil when there is none.
  init?(_ path: String) {
    var found = statvfs()
    guard unsafe statvfs(path, &found) == 0 else { return nil }
    free = UInt64(found.f_bavail) * UInt64(found.f_frsize)
  }

  /// The number of the device a path lies on; nil when there is no such path.
  static func device(of path: String) -> UInt64? {
    var found = stat()
    return unsafe stat(path, &found) == 0 ? UInt64(found.st_dev) : nil
  }

  /// Whether a file system in memory is mounted at `path`, by the kernel's own table.
  static func isTemporary(_ path: String, mounts: String) -> Bool {
    mounts.split(separator: "\n").contains { line in
      let fields = line.split(separator: " ")
      return fields.count > 2 && fields[1] == path && fields[2] == "tmpfs"
    }
  }
}
