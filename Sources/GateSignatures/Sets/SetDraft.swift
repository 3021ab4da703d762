import Foundation
import GateDomain
import GateLinux
import GateSigning
import Glibc

/// A set that is being put together under a hidden name; it appears whole, or it is removed.
final class SetDraft: Sendable {
  private let store: SignatureStore
  let folder: String

  init(in store: SignatureStore) throws(SystemError) {
    self.store = store
    folder = "\(store.sets)/.draft-\(UInt64.random(in: .min ... .max))"
    try DurableFile.makeDirectory(folder, mode: 0o700)
  }

  /// Takes over a file without copying it.
  func link(_ path: String, as name: String) throws(SystemError) {
    try Self.call("link", name) { unsafe Glibc.link(path, "\(folder)/\(name)") }
  }

  /// Copies a file that may be anybody's; gives back the digest and size of the copy.
  func copy(_ path: String, as name: String, limit: UInt64) throws(SystemError)
    -> (digest: Digest, size: UInt64)
  {
    let source = try OwnedDescriptor(opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    guard try OwnedDescriptor.size(of: source.number) <= limit else {
      throw SystemError(call: "read", object: name, number: EFBIG)
    }
    let target = try OwnedDescriptor(
      opening: "\(folder)/\(name)", O_WRONLY | O_CREAT | O_EXCL, mode: 0o444)
    return try Self.pump(source.number, target.number, limit: limit)
  }

  /// Dates a file: what has no date inside is as old as its file.
  func date(_ name: String, _ time: Timestamp) throws(SystemError) {
    let moment = timespec(tv_sec: Int(time.milliseconds / 1_000), tv_nsec: 0)
    let times = [moment, moment]
    try Self.call("utimensat", name) {
      unsafe utimensat(AT_FDCWD, "\(folder)/\(name)", times, 0)
    }
  }

  /// Gives the set its name and makes it durable.
  func finish(_ parts: [SignaturePart]) throws(SystemError) -> SignatureSet {
    guard let files = SignatureFiles(of: folder) else {
      throw SystemError(call: "open", object: folder, number: ENOENT)
    }
    let set = SignatureSet(
      digest: try files.digest(), madeAt: Timestamp(milliseconds: Int64(time(nil)) * 1_000),
      parts: parts, isDemonstration: files.isDemonstration)
    let path = store.folder(of: set.digest)
    guard let text = try? JSONEncoder().encode(set) else {
      throw SystemError(call: "write", object: path, number: EINVAL)
    }
    try DurableFile.syncFileSystem(of: folder)
    try DurableFile.write(Array(text), to: path + ".json", mode: 0o644)
    if !FileManager.default.fileExists(atPath: path) {
      try Self.call("rename", path) { unsafe rename(folder, path) }
    }
    try DurableFile.syncDirectory(store.sets)
    return set
  }

  private static func pump(_ source: Int32, _ target: Int32, limit: UInt64) throws(SystemError)
    -> (digest: Digest, size: UInt64)
  {
    var (hasher, size) = (DigestHasher(), UInt64(0))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { unsafe buffer.deallocate() }
    while size <= limit {
      let count = try unsafe Stream.read(source, into: buffer)
      guard count > 0 else { break }
      let piece = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count])
      unsafe hasher.update(piece)
      try unsafe Stream.write(piece, to: target)
      size += UInt64(count)
    }
    return (hasher.finish(), size)
  }

  private static func call(_ name: String, _ object: String, _ body: () -> Int32)
    throws(SystemError)
  {
    let result = body()
    let number = errno
    guard result == 0 else { throw SystemError(call: name, object: object, number: number) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }
}
