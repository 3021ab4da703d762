import CLinux
import Foundation
import GateLinux
import Glibc

/// A folder in memory in which the engine process keeps a folder for each of its workers.
///
/// A lock inside tells it apart from those of stations that have died, which are removed when
/// the next one starts.
struct ScanFolder: ~Copyable, Sendable {
  private static let memory = "/dev/shm"
  private static let prefix = "gatehouse-scan-"

  let path: String
  private let lock: FolderLock

  /// Makes the folder, in memory when the system has such a place.
  init() throws(SystemError) {
    let base = unsafe access(Self.memory, W_OK) == 0 ? Self.memory : NSTemporaryDirectory()
    Self.removeStale(in: base)
    let name = Self.prefix + String(UInt64.random(in: .min ... .max), radix: 16)
    let draft = "\(base)/.\(name)"
    // As root, workers lose their identity and still have to reach their own folder inside.
    try DurableFile.makeDirectory(draft, mode: geteuid() == 0 ? 0o711 : 0o700)
    guard let lock = try FolderLock(folder: draft) else {
      throw SystemError(call: "flock", object: draft, number: EWOULDBLOCK)
    }
    // Under this name only locked folders ever show, so nobody takes a new one for a stale one.
    guard unsafe rename(draft, "\(base)/\(name)") == 0 else {
      throw SystemError(call: "rename", object: draft, number: errno)
    }
    self.lock = lock
    path = "\(base)/\(name)"
  }

  deinit {
    Self.remove(path)
  }

  private static func removeStale(in base: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let path = "\(base)/\(name)"
      guard isOurs(path), let lock = try? FolderLock(folder: path) else { continue }
      remove(path)
      _ = consume lock
    }
  }

  private static func isOurs(_ path: String) -> Bool {
    var found = stat()
    return unsafe lstat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
      && found.st_uid == geteuid()
  }

  private static func remove(_ path: String) {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW
    if let folder = try? OwnedDescriptor(opening: path, flags) {
      _ = gate_empty_folder(folder.number)
    }
    unsafe rmdir(path)
  }
}
