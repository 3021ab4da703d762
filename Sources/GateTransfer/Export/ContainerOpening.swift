import Foundation
import GateDomain
import GateLinux
public import GateSigning
import Glibc

/// Opens containers of exported files, for analysts on a machine of their own.
public enum ContainerOpening {
  /// Decrypts the container at `path` into a new file at `target`.
  ///
  /// Security: `target` appears only when every piece was authentic and the digest is the one that
  /// was recorded; it takes its name by a hard link, so nothing is ever written over.
  ///
  /// - Returns: What the container says of the file.
  /// - Throws: `ContainerError`, `SystemError`.
  public static func open(_ path: String, with key: OpeningKey, to target: String) throws
    -> ContainerHeader
  {
    let source = try OwnedDescriptor(opening: path, O_RDONLY)
    let header = try header(source.number)
    guard header.recipient == key.recipient else {
      throw ContainerError.otherRecipient(header.recipient)
    }
    let draft = target + ".part"
    try? FileManager.default.removeItem(atPath: draft)
    defer { try? FileManager.default.removeItem(atPath: draft) }
    let plain = try OwnedDescriptor(
      opening: draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    try decrypt(header, from: source.number, with: key, to: plain.number)
    guard unsafe link(draft, target) == 0 else {
      throw SystemError(call: "link", object: target, number: errno)
    }
    return header
  }

  /// What the container at `path` says in clear; nobody has checked it.
  public static func header(of path: String) throws -> ContainerHeader {
    let source = try OwnedDescriptor(opening: path, O_RDONLY)
    return try header(source.number)
  }

  private static func header(_ source: Int32) throws -> ContainerHeader {
    let magic = try Stream.read(source, upTo: ContainerHeader.magic.count)
    guard magic == ContainerHeader.magic else { throw ContainerError.notAContainer }
    var line: [UInt8] = []
    while line.count < ContainerHeader.sizeLimit {
      let byte = try Stream.read(source, upTo: 1)
      if byte == [UInt8(ascii: "\n")] { break }
      guard !byte.isEmpty else { throw ContainerError.notAContainer }
      line += byte
    }
    guard let header = ContainerHeader(line: line) else { throw ContainerError.notAContainer }
    return header
  }

  private static func decrypt(
    _ header: ContainerHeader, from source: Int32, with key: OpeningKey, to plain: Int32
  ) throws {
    let encapsulated = try Stream.read(source, upTo: Sealer.encapsulatedKeySize)
    guard
      var opener = try? Opener(key, encapsulatedKey: encapsulated, info: header.bytes)
    else { throw ContainerError.cannotOpen }
    var (hasher, left) = (DigestHasher(), header.size)
    repeat {
      let size = Int(min(left, UInt64(ContainerHeader.pieceSize)))
      let sealed = try Stream.read(source, upTo: size + Sealer.overhead)
      left -= UInt64(size)
      guard let piece = try? opener.open(sealed, isLast: left == 0), piece.count == size else {
        throw ContainerError.cannotOpen
      }
      hasher.update(piece)
      try Stream.write(piece, to: plain)
    } while left > 0
    guard hasher.finish() == header.digest, try Stream.read(source, upTo: 1).isEmpty else {
      throw ContainerError.cannotOpen
    }
  }
}
