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
  func received(_ key: UploadKey, of draft: Identifier<BurnRequest>) -> UInt64 {
    guard let file = try? OwnedDescriptor(opening: part(key, draft), O_RDONLY | O_NOFOLLOW) else {
      return 0
    }
    return (try? OwnedDescriptor.size(of: file.number)) ?? 0
  }

  /// Opens an upload for the bytes from `offset` on, from 0 anew; nil when that is not where it
  /// ended.
  func open(_ key: UploadKey, of draft: Identifier<BurnRequest>, at offset: UInt64)
    throws(SystemError) -> OwnedDescriptor?
  {
    try DurableFile.makeDirectory(folder)
    try DurableFile.makeDirectory("\(folder)/\(draft.rawValue)")
    if offset == 0 { discard(key, of: draft) }
    let file = try OwnedDescriptor(
      opening: part(key, draft), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW)
    guard try OwnedDescriptor.size(of: file.number) == offset else { return nil }
    return file
  }

  /// Makes a whole upload durable and gives back its digest.
  func digest(_ key: UploadKey, of draft: Identifier<BurnRequest>) throws(SystemError) -> Digest {
    let file = try OwnedDescriptor(opening: part(key, draft), O_RDONLY | O_NOFOLLOW)
    var hasher = DigestHasher()
    try unsafe Stream.readPieces(file.number) { unsafe hasher.update($0) }
    guard fsync(file.number) == 0 else {
      throw SystemError(call: "fsync", object: key.path.escaped, number: errno)
    }
    return hasher.finish()
  }

  /// Gives a whole upload its place.
  func settle(_ key: UploadKey, of draft: Identifier<BurnRequest>, as number: UInt64)
    throws(SystemError)
  {
    let target = self.path(of: draft, number: number)
    guard unsafe rename(part(key, draft), target) == 0 else {
      throw SystemError(call: "rename", object: target, number: errno)
    }
    try DurableFile.syncDirectory("\(folder)/\(draft.rawValue)")
  }

  /// Forgets an upload that came to nothing, whatever state of its file it was of.
  func discard(_ key: UploadKey, of draft: Identifier<BurnRequest>) {
    let folder = "\(folder)/\(draft.rawValue)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(key.prefix) { _ = unsafe unlink("\(folder)/\(name)") }
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

  private func part(_ key: UploadKey, _ draft: Identifier<BurnRequest>) -> String {
    "\(folder)/\(draft.rawValue)/\(key.fileName)"
  }
}
