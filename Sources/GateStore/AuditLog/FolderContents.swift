import Foundation
import GateAuditLog
import GateDomain
import GateLinux

/// What is in the log's folder before the log is opened.
struct FolderContents {
  // `tile`, the level, at most six groups of digits and the width.
  private static let depthLimit = 9

  private(set) var tiles: Set<TilePath> = []
  /// Files that a write which died left behind.
  private(set) var drafts: [String] = []
  private(set) var checkpoint: [UInt8]?

  init(folder: String) throws {
    guard FileManager.default.fileExists(atPath: folder) else { return }
    let reader = LogFolder(directory: folder)
    checkpoint = try reader.read("checkpoint")
    try collect("", depth: 0, reader: reader)
  }

  /// The smallest log that can have exported these tiles.
  var leastSize: Int64 {
    tiles.map { $0.leastTreeSize ?? .max }.max() ?? 0
  }

  private mutating func collect(_ path: String, depth: Int, reader: LogFolder) throws {
    guard depth < Self.depthLimit else { return }
    for name in try reader.list(path) {
      if name.hasSuffix("/") {
        try collect(path + name, depth: depth + 1, reader: reader)
      } else if TileFile.isDraft(name) {
        drafts.append(path + name)
      } else if let tile = TilePath(text: path + name) {
        tiles.insert(tile)
      }
    }
  }
}
