import Foundation
public import GateAuditLog
import GateLinux
import Glibc

extension LogFolder {
  /// The exported log in a folder of this machine, which a server may be adding to.
  public init(directory: String) {
    self.init(
      read: { try Self.read("\(directory)/\($0)") },
      list: { try Self.list("\(directory)/\($0)") },
      wait: { usleep(100_000) })
  }

  // 256 records of the largest size, each after its length.
  private static let fileLimit = 256 * 65_537

  private static func read(_ path: String) throws -> [UInt8]? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      let number = errno
      guard number == ENOENT || number == ENOTDIR else {
        throw SystemError(call: "stat", object: path, number: number)
      }
      return nil
    }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= fileLimit else {
      throw SystemError(call: "read", object: path, number: EINVAL)
    }
    return try DurableFile.read(path, limit: Int(status.st_size))
  }

  private static func list(_ path: String) throws -> [String] {
    guard let folder = unsafe opendir(path) else {
      throw SystemError(call: "opendir", object: path, number: errno)
    }
    defer { unsafe _ = closedir(folder) }
    var names: [String] = []
    errno = 0
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      let isFolder = unsafe entry.pointee.d_type == UInt8(DT_DIR)
      if name != ".", name != ".." { names.append(isFolder ? name + "/" : name) }
      errno = 0
    }
    let number = errno
    guard number == 0 else { throw SystemError(call: "readdir", object: path, number: number) }
    return names
  }
}
