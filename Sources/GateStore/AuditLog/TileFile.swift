import GateLinux
import Glibc

/// Writes a file of the log's folder: under its name stand its whole bytes, or nothing, or what
/// stood there before.
///
/// Unlike `DurableFile` it does not wait for the name to be on disk. The database has the records,
/// and the next opening writes every file that a power cut took; waiting would double the time
/// that each record takes.
enum TileFile {
  static func write(_ bytes: [UInt8], to path: String, mode: UInt32) throws(SystemError) {
    let draft = draftName(of: path)
    let descriptor = try OwnedDescriptor(
      opening: draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: mode)
    try check(fchmod(descriptor.number, mode), "fchmod", draft)
    try Stream.write(bytes, to: descriptor.number)
    try check(fsync(descriptor.number), "fsync", draft)
    try check(unsafe rename(draft, path), "rename", path)
  }

  /// Whether a file is what a write that died left behind.
  static func isDraft(_ name: String) -> Bool {
    name.hasPrefix(".") && name.hasSuffix(".new")
  }

  private static func draftName(of path: String) -> String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let name = parts.removeLast()
    return parts.map { $0 + "/" }.joined() + ".\(name).new"
  }

  private static func check(
    _ result: @autoclosure () -> Int32, _ call: String, _ object: String
  ) throws(SystemError) {
    while result() != 0 {
      let number = errno
      guard number == EINTR else {
        throw SystemError(call: call, object: object, number: number)
      }
    }
  }
}
