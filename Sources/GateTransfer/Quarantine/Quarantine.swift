import Foundation
import Glibc
public import GateDomain
public import GateLinux

/// The folder of files that nobody has released: one subfolder a transfer, one numbered file each.
///
/// Names from a medium never become names here, so no name can reach outside.
public struct Quarantine: Sendable {
  private let folder: String

  /// Uses `folder`, which must exist and be readable by the station alone.
  public init(folder: String) {
    self.folder = folder
  }

  /// Where a transfer's files lie.
  public func folder(of transfer: Identifier<Transfer>) -> String {
    "\(folder)/\(transfer.rawValue)"
  }

  /// Where one file lies.
  public func path(of transfer: Identifier<Transfer>, index: UInt64) -> String {
    "\(folder(of: transfer))/\(index)"
  }

  /// Where the manifest of a transfer lies until its release.
  public func manifest(of transfer: Identifier<Transfer>) -> String {
    "\(folder(of: transfer))/manifest.json"
  }

  /// Makes an empty place for a transfer that begins, or begins again.
  public func prepare(_ transfer: Identifier<Transfer>) throws(SystemError) {
    discard(transfer)
    try DurableFile.makeDirectory(folder(of: transfer), mode: 0o700)
  }

  /// Opens a quarantined file for reading.
  public func open(_ transfer: Identifier<Transfer>, index: UInt64) throws(SystemError)
    -> OwnedDescriptor
  {
    try OwnedDescriptor(opening: path(of: transfer, index: index), O_RDONLY | O_NOFOLLOW)
  }

  /// Removes everything of a transfer; what is not there is no error.
  public func discard(_ transfer: Identifier<Transfer>) {
    try? FileManager.default.removeItem(atPath: folder(of: transfer))
  }

  /// Makes everything written so far durable.
  public func sync() throws(SystemError) {
    try DurableFile.syncFileSystem(of: folder)
  }

  /// Transfers that have a place here.
  public func transfers() -> [Identifier<Transfer>] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().map(Identifier.init(rawValue:))
  }
}

extension Quarantine {
  /// Removes the manifest of a transfer that is released; one that is not there is no error.
  public func removeManifest(of transfer: Identifier<Transfer>) {
    try? FileManager.default.removeItem(atPath: manifest(of: transfer))
  }

  /// Removes one file of a transfer; a file that is not there is no error.
  public func remove(_ transfer: Identifier<Transfer>, index: UInt64) {
    try? FileManager.default.removeItem(atPath: path(of: transfer, index: index))
  }
}
