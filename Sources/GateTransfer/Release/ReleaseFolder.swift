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

  /// The bytes of a released transfer's `manifest.json`; nil when it is not released.
  public func manifest(of transfer: Identifier<Transfer>) -> [UInt8]? {
    FileManager.default.contents(atPath: folder(of: transfer) + "/manifest.json").map(Array.init)
  }

  /// Moves `files` into the folder of `transfer`, with `manifest` as `manifest.json` beside them.
  ///
  /// Safe to repeat after a death at any point: everything is linked into a hidden folder, made
  /// durable and then appears by one rename; a transfer that is there already is left alone.
  ///
  /// Security: takes `CleanFile`s only, so a file without a clean verdict can NEVER get here; the
  /// names were checked by `NameInspection`, and are checked again for parts that lead outside.
  public func release(
    _ files: [CleanFile], manifest: [UInt8], of transfer: Identifier<Transfer>
  ) throws(SystemError) {
    guard !holds(transfer) else { return }
    let draft = "\(folder)/.\(transfer.rawValue)"
    try? FileManager.default.removeItem(atPath: draft)
    try DurableFile.makeDirectory(draft, mode: 0o750)
    try DurableFile.makeDirectory(draft + "/files", mode: 0o750)
    for file in files { try link(file, of: transfer, into: draft + "/files") }
    try DurableFile.write(manifest, to: draft + "/manifest.json", mode: 0o440)
    try DurableFile.syncFileSystem(of: folder)
    try Self.call("rename", draft) { unsafe rename(draft, folder(of: transfer)) }
    try DurableFile.syncDirectory(folder)
  }

  private func link(_ file: CleanFile, of transfer: Identifier<Transfer>, into folder: String)
    throws(SystemError)
  {
    let path = file.scanned.file.path
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
    let source = quarantine.path(of: transfer, index: file.scanned.file.index)
    try Self.call("link", target) { unsafe Glibc.link(source, target) }
    try Self.call("chmod", target) { unsafe chmod(target, 0o440) }
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
