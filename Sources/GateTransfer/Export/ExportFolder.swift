import Foundation
public import GateDomain
import GateLinux
public import GateSigning
import Glibc

/// The folder of held files that left the quarantine encrypted for an analyst.
///
/// Security: nothing is ever written here in clear.
public struct ExportFolder: Sendable {
  private let folder: String

  /// Uses `folder`, which is made when it is first needed.
  public init(folder: String) {
    self.folder = folder
  }

  /// Where the container of a decision lies.
  public func path(of decision: Identifier<ReviewDecision>) -> String {
    "\(folder)/\(Self.name(of: decision))"
  }

  private static func name(of decision: Identifier<ReviewDecision>) -> String {
    "\(decision.rawValue).held"
  }

  /// Writes the container for `scanned`, which appears whole or not at all.
  ///
  /// Safe to repeat after a death at any point: a container that is there already stays.
  ///
  /// - Throws: `ContainerError`, `SystemError`.
  public func export(
    _ scanned: ScannedFile, by decision: Verified<ReviewDecision>, from quarantine: Quarantine
  ) throws -> ExportedContainer {
    let id = decision.statement.id
    let target = path(of: id)
    if !FileManager.default.fileExists(atPath: target) {
      guard let header = ContainerHeader(scanned, by: decision.statement) else {
        throw ContainerError.badRecipient
      }
      try DurableFile.makeDirectory(folder, mode: 0o750)
      let source = try quarantine.open(decision.statement.transfer, index: scanned.file.index)
      try write(header, from: source.number, to: target)
    }
    let written = try OwnedDescriptor(opening: target, O_RDONLY | O_NOFOLLOW)
    return ExportedContainer(
      name: Self.name(of: id), size: try OwnedDescriptor.size(of: written.number),
      digest: try FileDigest.sha256(of: written))
  }

  private func write(_ header: ContainerHeader, from source: Int32, to target: String) throws {
    let draft = target + ".new"
    try? FileManager.default.removeItem(atPath: draft)
    let descriptor = try OwnedDescriptor(
      opening: draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o640)
    do {
      try seal(header, from: source, to: descriptor.number)
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
    try DurableFile.syncFileSystem(of: folder)
    guard unsafe rename(draft, target) == 0 else {
      throw SystemError(call: "rename", object: target, number: errno)
    }
    try DurableFile.syncDirectory(folder)
  }

  private func seal(_ header: ContainerHeader, from source: Int32, to target: Int32) throws {
    guard var sealer = try? Sealer(for: header.recipient, info: header.bytes) else {
      throw ContainerError.badRecipient
    }
    try Stream.write(header.bytes + sealer.encapsulatedKey, to: target)
    var (hasher, left) = (DigestHasher(), header.size)
    repeat {
      let size = Int(min(left, UInt64(ContainerHeader.pieceSize)))
      let piece = size == 0 ? [] : try Stream.read(source, upTo: size)
      guard piece.count == size else { throw ContainerError.changed }
      hasher.update(piece)
      left -= UInt64(size)
      try Stream.write(try sealer.seal(piece, isLast: left == 0), to: target)
    } while left > 0
    guard hasher.finish() == header.digest else { throw ContainerError.changed }
  }
}
