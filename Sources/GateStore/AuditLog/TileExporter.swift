import Foundation
import GRDB
import GateAuditLog
import GateLinux
import Glibc

/// Writes the log's folder, which is all that a stranger needs to check the log.
///
/// Order: tiles, then the checkpoint that needs them, then away with partial tiles that a full one
/// took the place of. Each file is wholly written or not there, so what a kill leaves behind is
/// an older log with some tiles too many, and the next opening completes it.
struct TileExporter: Sendable {
  private static let fileMode: UInt32 = 0o640
  private static let folderMode: UInt32 = 0o750

  let folder: String

  /// Brings the folder from one size to the next.
  func export(from old: Int64, to checkpoint: SignedCheckpoint, db: Database) throws {
    let layout = TileLayout(size: checkpoint.checkpoint.size)
    let tiles = layout.tiles(missingFrom: TileLayout(size: old))
    for tile in tiles { try write(tile, db: db) }
    try write(checkpoint)
    for tile in tiles where !tile.isPartial { removePartials(of: tile) }
  }

  /// Writes whatever a folder that was left in any state lacks for `checkpoint`.
  func complete(for checkpoint: SignedCheckpoint, found: FolderContents, db: Database) throws {
    for draft in found.drafts { try FileManager.default.removeItem(atPath: "\(folder)/\(draft)") }
    let layout = TileLayout(size: checkpoint.checkpoint.size)
    for tile in layout.tiles(missingFrom: TileLayout(size: 0)) where !found.tiles.contains(tile) {
      try write(tile, db: db)
    }
    if found.checkpoint != Array(checkpoint.note.encoded.utf8) { try write(checkpoint) }
    let outlived = found.tiles.filter {
      $0.isPartial && layout.width(of: $0.content, index: $0.index) == TilePath.fullWidth
    }
    for tile in outlived { removePartials(of: tile) }
  }

  private func write(_ checkpoint: SignedCheckpoint) throws {
    try write(Array(checkpoint.note.encoded.utf8), to: "checkpoint")
  }

  private func write(_ tile: TilePath, db: Database) throws {
    try write(try TileReading(db: db).bytes(of: tile), to: tile.text)
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let file = "\(folder)/\(path)"
    do {
      try TileFile.write(bytes, to: file, mode: Self.fileMode)
    } catch {
      guard error.number == ENOENT else { throw error }
      try makeFolders(for: path)
      try TileFile.write(bytes, to: file, mode: Self.fileMode)
    }
  }

  private func makeFolders(for path: String) throws {
    var current = folder
    try DurableFile.makeDirectory(current, mode: Self.folderMode)
    for part in path.split(separator: "/").dropLast() {
      current += "/\(part)"
      try DurableFile.makeDirectory(current, mode: Self.folderMode)
    }
  }

  // Narrower tiles that stay behind are true ones, so failing to remove them is no fault.
  private func removePartials(of tile: TilePath) {
    let full = TilePath(tile.content, index: tile.index)
    try? FileManager.default.removeItem(atPath: "\(folder)/\(full.text).p")
  }
}
