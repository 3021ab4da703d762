import Foundation
import GateDiscs
import GateDomain
import GateLinux
import GateSigning
import Glibc

/// Where the files of burn requests lie at the server until they are burned.
struct StagingArea: Sendable {
  let folder: String

  /// The file that belongs to a place of a draft or request.
  func path(of draft: Identifier<BurnRequest>, number: UInt64) -> String {
    "\(folder)/\(draft.rawValue)/\(number)"
  }

  /// How much of an upload has arrived.
  func received(_ path: RawName, of draft: Identifier<BurnRequest>) -> UInt64 {
    guard let file = try? OwnedDescriptor(opening: part(path, draft), O_RDONLY | O_NOFOLLOW) else {
      return 0
    }
    return (try? OwnedDescriptor.size(of: file.number)) ?? 0
  }

  /// Opens an upload for the bytes from `offset` on; nil when that is not where it ended.
  func open(_ path: RawName, of draft: Identifier<BurnRequest>, at offset: UInt64)
    throws(SystemError) -> OwnedDescriptor?
  {
    try DurableFile.makeDirectory(folder)
    try DurableFile.makeDirectory("\(folder)/\(draft.rawValue)")
    let file = try OwnedDescriptor(
      opening: part(path, draft), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW)
    guard try OwnedDescriptor.size(of: file.number) == offset else { return nil }
    return file
  }

  /// Makes a whole upload durable and gives back its digest.
  func digest(_ path: RawName, of draft: Identifier<BurnRequest>) throws(SystemError) -> Digest {
    let file = try OwnedDescriptor(opening: part(path, draft), O_RDONLY | O_NOFOLLOW)
    var hasher = DigestHasher()
    try unsafe Stream.readPieces(file.number) { unsafe hasher.update($0) }
    guard fsync(file.number) == 0 else {
      throw SystemError(call: "fsync", object: path.escaped, number: errno)
    }
    return hasher.finish()
  }

  /// Gives a whole upload its place.
  func settle(_ path: RawName, of draft: Identifier<BurnRequest>, as number: UInt64)
    throws(SystemError)
  {
    let target = self.path(of: draft, number: number)
    guard unsafe rename(part(path, draft), target) == 0 else {
      throw SystemError(call: "rename", object: target, number: errno)
    }
    try DurableFile.syncDirectory("\(folder)/\(draft.rawValue)")
  }

  /// Forgets an upload that came to nothing.
  func discard(_ path: RawName, of draft: Identifier<BurnRequest>) {
    _ = unsafe unlink(part(path, draft))
  }

  /// Removes one file.
  func remove(_ draft: Identifier<BurnRequest>, number: UInt64) {
    _ = unsafe unlink(path(of: draft, number: number))
  }

  /// Removes everything of a draft or request for good; throws when anything is left.
  func erase(_ draft: Identifier<BurnRequest>) throws {
    let path = "\(folder)/\(draft.rawValue)"
    guard FileManager.default.fileExists(atPath: path) else { return }
    try FileManager.default.removeItem(atPath: path)
    try DurableFile.syncDirectory(folder)
  }

  /// The drafts and requests that have a folder here.
  func owners() -> [Identifier<BurnRequest>] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).map { Identifier($0) }
  }

  /// Removes everything of a draft or request.
  func remove(_ draft: Identifier<BurnRequest>) {
    try? FileManager.default.removeItem(atPath: "\(folder)/\(draft.rawValue)")
  }

  // Names of uploads are outside texts; the file system sees only their digest.
  private func part(_ path: RawName, _ draft: Identifier<BurnRequest>) -> String {
    "\(folder)/\(draft.rawValue)/part-\(Digest.of(path.bytes).hex)"
  }
}
