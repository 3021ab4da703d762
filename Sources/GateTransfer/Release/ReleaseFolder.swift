import Foundation
import Glibc
public import GateDomain
public import GateLinux

/// The folder of released transfers, each of which appears in it whole or not at all.
public struct ReleaseFolder: Sendable {
  private let folder: String
  private let quarantine: Quarantine

  /// Uses `folder`, which must be on the file system of the quarantine: files move by linking.
  public init(folder: String, quarantine: Quarantine) {
    self.folder = folder
    self.quarantine = quarantine
  }

  /// Where a transfer's released files lie once it is released.
  public func folder(of transfer: Identifier<Transfer>) -> String {
    "\(folder)/\(transfer.rawValue)"
  }

  /// Whether the transfer has been released.
  public func holds(_ transfer: Identifier<Transfer>) -> Bool {
    FileManager.default.fileExists(atPath: folder(of: transfer) + "/manifest.json")
  }

  /// SHA-256 of a released transfer's `manifest.json`.
  public func manifestDigest(of transfer: Identifier<Transfer>) throws(SystemError) -> Digest {
    try FileDigest.sha256(of: folder(of: transfer) + "/manifest.json")
  }

  /// Moves `files` into the folder of `transfer`, with the file at `manifest` as `manifest.json`
  /// beside them.
  ///
  /// Safe to repeat after a death at any point: everything is linked into a hidden folder, made
  /// durable and then appears by one rename; a transfer that is there already is left alone.
  ///
  /// Security: takes `CleanFile`s only, so a file without a clean verdict can NEVER get here; the
  /// names were checked by `NameInspection`, and are checked again for parts that lead outside.
  public func release(
    _ files: Manifest.Elements<CleanFile>, manifest: String, of transfer: Identifier<Transfer>
  ) throws {
    guard !holds(transfer) else { return }
    try publish(as: transfer.rawValue) { draft in
      try files { try link($0.scanned.file, of: transfer, into: draft + "/files") }
      try Self.link(manifest, as: draft + "/manifest.json")
    }
  }

  /// Puts `file` into a release folder of its own, beside that of its transfer.
  ///
  /// Safe to repeat after a death at any point, like a transfer's release.
  ///
  /// Security: a `ReviewedFile` is the only other thing that gets into a release folder.
  public func release(_ file: ReviewedFile, manifest: [UInt8]) throws {
    let (transfer, index) = (file.transfer.id, file.scanned.file.index)
    guard !holds(transfer, reviewed: index) else { return }
    try publish(as: Self.name(of: transfer, reviewed: index)) { draft in
      try link(file.scanned.file, of: transfer, into: draft + "/files")
      try DurableFile.write(manifest, to: draft + "/manifest.json", mode: 0o440)
    }
  }

  /// Where a file lies once officers have released it.
  public func folder(of transfer: Identifier<Transfer>, reviewed index: UInt64) -> String {
    "\(folder)/\(Self.name(of: transfer, reviewed: index))"
  }

  /// Whether officers' release of the file is complete.
  public func holds(_ transfer: Identifier<Transfer>, reviewed index: UInt64) -> Bool {
    FileManager.default.fileExists(
      atPath: folder(of: transfer, reviewed: index) + "/manifest.json")
  }

  /// The bytes of the `manifest.json` beside a reviewed file; nil when it is not released.
  public func manifest(of transfer: Identifier<Transfer>, reviewed index: UInt64) -> [UInt8]? {
    let path = folder(of: transfer, reviewed: index) + "/manifest.json"
    return FileManager.default.contents(atPath: path).map(Array.init)
  }

  private static func name(of transfer: Identifier<Transfer>, reviewed index: UInt64) -> String {
    "\(transfer.rawValue)-review-\(index)"
  }

  private func publish(as name: String, _ fill: (_ draft: String) throws -> Void) throws {
    let draft = "\(folder)/.\(name)"
    try? FileManager.default.removeItem(atPath: draft)
    try DurableFile.makeDirectory(draft, mode: 0o750)
    try DurableFile.makeDirectory(draft + "/files", mode: 0o750)
    try fill(draft)
    try DurableFile.syncFileSystem(of: folder)
    try Self.call("rename", draft) { unsafe rename(draft, "\(folder)/\(name)") }
    try DurableFile.syncDirectory(folder)
  }

  private func link(
    _ file: QuarantinedFile, of transfer: Identifier<Transfer>, into folder: String
  ) throws(SystemError) {
    let path = file.path
    let parts = path.text?.split(separator: "/", omittingEmptySubsequences: false) ?? []
    guard !parts.isEmpty, parts.allSatisfy({ !["", ".", ".."].contains($0) }) else {
      throw SystemError(call: "link", object: path.escaped, number: EINVAL)
    }
    var target = folder
    for part in parts.dropLast() {
      target += "/\(part)"
      try Self.makeFolder(target)
    }
    target += "/\(parts[parts.count - 1])"
    try Self.link(quarantine.path(of: transfer, index: file.index), as: target)
  }

  private static func link(_ source: String, as target: String) throws(SystemError) {
    try call("link", target) { unsafe Glibc.link(source, target) }
    try call("chmod", target) { unsafe chmod(target, 0o440) }
  }

  // One sync of the file system makes all of them durable, so none is synced by itself.
  private static func makeFolder(_ path: String) throws(SystemError) {
    do {
      try call("mkdir", path) { unsafe mkdir(path, 0o750) }
    } catch {
      guard error.number == EEXIST else { throw error }
    }
  }

  private static func call(_ name: String, _ object: String, _ body: () -> Int32)
    throws(SystemError)
  {
    let result = body()
    let number = errno
    guard result == 0 else { throw SystemError(call: name, object: object, number: number) }
  }
}
