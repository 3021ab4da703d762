import Foundation
import GateDomain
import GateLinux
import GateRetention
import GateSigning
import GateSite
import Glibc

/// Removes files by an officer's signed order, each only while it holds what the order names.
struct Purge {
  /// What became of one file.
  enum Outcome: String {
    case removed
    /// It is not there any more.
    case absent
    /// It holds something else now, or is no regular file.
    case changed
    case failed
  }

  let folder: MachineFolder
  let order: PurgeOrder
  let digest: Digest

  /// Reads and verifies an order for this machine.
  init(folder: MachineFolder, order path: String) throws {
    self.folder = folder
    let bytes = try DurableFile.read(path, limit: 2 * PurgeOrder.sizeLimit)
    guard
      let form = try? JSONDecoder().decode(Unverified<PurgeOrder>.self, from: Data(bytes)),
      let order = form.verified(by: try folder.officeKey())?.statement,
      order.machine == folder.machine.id, Timestamp.now <= order.notAfter
    else { throw InspectionFailure.badOrder(path) }
    self.order = order
    digest = Digest.of(Array(form.statement.utf8))
  }

  /// Removes what the order names; each removal is noted for the next report before it happens.
  func run() throws -> [(PurgeOrder.File, Outcome)] {
    let state = try InspectionState(path: folder.state)
    return try order.files.map { ($0, try remove($0, state)) }
  }

  private func remove(_ file: PurgeOrder.File, _ state: InspectionState) throws -> Outcome {
    let slash = file.path.bytes.lastIndex(of: 0x2f) ?? 0
    let name = Array(file.path.bytes[(slash + 1)...])
    guard let parent = try? parentFolder(Array(file.path.bytes[..<slash])),
      let opened = try? FolderReader.openFile(name, in: parent.number)
    else { return .absent }
    guard let status = FolderReader.status(of: opened.number), status.isFile,
      FileInspector.digest(of: opened.number) == file.digest
    else { return .changed }
    // Noted first: a death in between leaves a removal that is told of, never one that is not.
    let note = try state.note(
      PurgedFile(path: file.path, digest: file.digest, at: .now, order: digest))
    let outcome = unlink(name, in: parent.number, unlessChanged: status.stamp)
    if outcome != .removed { try state.unnote(note) }
    return outcome
  }

  // What was hashed is removed, not what somebody has put there since.
  private func unlink(_ name: [UInt8], in folder: Int32, unlessChanged stamp: FileStamp) -> Outcome
  {
    let path = name.map { CChar(bitPattern: $0) } + [0]
    var status = stat()
    guard unsafe fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .failed }
    guard FileStamp(status) == stamp else { return .changed }
    return unsafe unlinkat(folder, path, 0) == 0 ? .removed : .failed
  }

  // Every folder on the way is opened without following a link.
  private func parentFolder(_ path: [UInt8]) throws(SystemError) -> OwnedDescriptor {
    var folder = try OwnedDescriptor(opening: "/", O_RDONLY | O_DIRECTORY)
    for part in path.split(separator: 0x2f) {
      folder = try FolderReader.open(Array(part), in: folder.number)
    }
    return folder
  }
}
