import Foundation
import Glibc

/// A folder of the host that holds what is to be put on a medium; names are raw bytes.
struct StagingTree {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder("staging")
  }

  var path: String { folder.path }

  func topLevel() throws -> [String] {
    try folder.list()
  }

  func add(_ files: [MediumFile]) throws {
    for file in files {
      let target = Array(folder.path.utf8) + [UInt8(ascii: "/")] + file.path
      makeFolders(above: target)
      try make(file.content, at: target)
    }
  }

  private func makeFolders(above path: [UInt8]) {
    for index in path.indices where path[index] == UInt8(ascii: "/") && index > 0 {
      _ = unsafe call(Array(path[..<index])) { unsafe mkdir($0, 0o755) }
    }
  }

  private func make(_ content: MediumFile.Content, at path: [UInt8]) throws {
    let result =
      switch content {
      case .data(let bytes): write(bytes, at: path)
      case .hole(let size): stretch(size, at: path)
      case .folder: unsafe call(path) { unsafe mkdir($0, 0o755) }
      case .link(let target): unsafe call(path) { unsafe symlink(target, $0) }
      case .pipe: unsafe call(path) { unsafe mkfifo($0, 0o644) }
      case .device: unsafe call(path) { unsafe mknod($0, S_IFCHR | 0o644, 0x103) }
      case .stream: Int32(-1)
      }
    guard result == 0 else {
      throw MediumImageError(description: "\(String(decoding: path, as: UTF8.self)): not made")
    }
  }

  private func write(_ bytes: [UInt8], at path: [UInt8]) -> Int32 {
    let descriptor = unsafe call(path) { unsafe open($0, O_WRONLY | O_CREAT | O_TRUNC, 0o644) }
    guard descriptor >= 0 else { return -1 }
    defer { close(descriptor) }
    return unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count ? 0 : -1
  }

  private func stretch(_ size: UInt64, at path: [UInt8]) -> Int32 {
    guard write([], at: path) == 0 else { return -1 }
    return unsafe call(path) { unsafe truncate($0, off_t(size)) }
  }

  private func call(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
    unsafe (path + [0]).withUnsafeBufferPointer { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { return -1 }
        return unsafe body(start)
      }
    }
  }
}
