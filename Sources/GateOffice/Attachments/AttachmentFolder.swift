import Foundation
import GateDomain
import GateLinux
import GateSigning
import Glibc

/// Where the files lie that were handed in with forms, each under its own name.
///
/// Security: the bytes are written, hashed and sent, and never looked at.
struct AttachmentFolder: Sendable {
  /// What is still arriving, so that a death leaves nothing that looks whole.
  private static let part = "part-"

  let folder: String

  /// The file's place.
  func path(of id: Identifier<Attachment>) -> String { "\(folder)/\(id.rawValue)" }

  /// Takes bytes until they end, whole and durable or not at all.
  ///
  /// - Returns: Size and digest.
  func receive<Body: AsyncSequence>(
    _ body: Body, as id: Identifier<Attachment>, limit: UInt64
  ) async throws -> (size: UInt64, digest: Digest) where Body.Element == [UInt8] {
    try DurableFile.makeDirectory(folder)
    let part = "\(folder)/\(Self.part)\(id.rawValue)"
    do {
      let received = try await write(body, to: part, limit: limit)
      guard unsafe rename(part, path(of: id)) == 0 else {
        throw SystemError(call: "rename", object: part, number: errno)
      }
      try DurableFile.syncDirectory(folder)
      return received
    } catch {
      _ = unsafe unlink(part)
      throw error
    }
  }

  private func write<Body: AsyncSequence>(_ body: Body, to path: String, limit: UInt64)
    async throws -> (size: UInt64, digest: Digest) where Body.Element == [UInt8]
  {
    let file = try OwnedDescriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
    var (size, hasher) = (UInt64(0), DigestHasher())
    for try await piece in body {
      size += UInt64(piece.count)
      guard size <= limit else { throw AttachmentDefect.tooLarge }
      try Stream.write(piece, to: file.number)
      hasher.update(piece)
    }
    guard size > 0 else { throw AttachmentDefect.empty }
    guard fsync(file.number) == 0 else {
      throw SystemError(call: "fsync", object: path, number: errno)
    }
    return (size, hasher.finish())
  }

  /// Removes a file.
  func remove(_ id: Identifier<Attachment>) {
    _ = unsafe unlink(path(of: id))
  }

  /// Removes everything that a death left behind.
  func sweep(keeping known: Set<String>) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where !known.contains(name) { _ = unsafe unlink("\(folder)/\(name)") }
  }
}

/// What is wrong with a file that was handed in.
public enum AttachmentDefect: Error, Hashable, Sendable {
  /// It has more bytes than its field takes.
  case tooLarge
  /// It has none.
  case empty
  /// Its name cannot be shown as it is.
  case badName
  /// The server has no room left.
  case noRoom
}
