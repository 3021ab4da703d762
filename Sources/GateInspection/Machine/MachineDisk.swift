import Foundation
import GateLinux
import Glibc

/// The disk of the machine that is looked at: this one's, or another's mounted below a folder.
///
/// Absolute links on another's disk would lead to this machine's own files, so none is followed.
struct MachineDisk {
  /// The folder at which the disk begins; empty for this machine's own.
  let prefix: String

  init(root: String) {
    prefix = root == "/" ? "" : root
  }

  /// Whether it is the machine that runs now.
  var isLive: Bool { prefix.isEmpty }

  /// A file, opened for reading; nil when it is not there, is no file or cannot be opened.
  func open(_ path: String) -> OwnedDescriptor? {
    guard
      let file = try? OwnedDescriptor(opening: prefix + path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
      let status = FolderReader.status(of: file.number), status.isFile
    else { return nil }
    return file
  }

  /// The bytes of a small file; nil when it is not there or cannot be read.
  func bytes(_ path: String, limit: Int = 16 << 20) -> [UInt8]? {
    guard
      let file = try? OwnedDescriptor(opening: prefix + path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
      let status = FolderReader.status(of: file.number), status.isFile || status.stamp.size == 0
    else { return nil }
    return try? GateLinux.Stream.read(file.number, upTo: limit)
  }

  /// The text of a small file; bytes that are no UTF-8 become U+FFFD.
  func text(_ path: String, limit: Int = 16 << 20) -> String? {
    bytes(path, limit: limit).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether something is there.
  func has(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(prefix + path, &status) == 0
  }

  /// The names in a folder.
  func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: prefix + path)) ?? []).sorted()
  }

  /// The people's folders.
  var homes: [String] { ["/root"] + names("/home").map { "/home/\($0)" } }
}
