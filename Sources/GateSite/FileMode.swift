import GateLinux
import Glibc

enum FileMode {
  /// Whether nobody but the owner may read or write the file.
  static func isPrivate(_ path: String) throws(SystemError) -> Bool {
    var information = stat()
    let result = unsafe stat(path, &information)
    let number = errno
    guard result == 0 else { throw SystemError(call: "stat", object: path, number: number) }
    return information.st_mode & 0o077 == 0
  }
}
