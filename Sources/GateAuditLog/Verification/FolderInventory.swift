/// Looks at every name in the folder for files that the log does not have.
///
/// A partial tile narrower than the one in force stays until its tile is full, so that readers of
/// an earlier checkpoint still find it (C2SP tlog-tiles). Its bytes must begin the tile in force.
struct FolderInventory {
  // A path has `tile`, the level, at most six groups of digits and the width.
  private static let depthLimit = 9

  let folder: LogFolder
  let layout: TileLayout
  let key: NoteKey
  private(set) var report: LogReport
  // For all files together, so that a folder full of strange files is not waited for each time.
  private var waits = 10

  init(folder: LogFolder, layout: TileLayout, key: NoteKey, report: LogReport) {
    self.folder = folder
    self.layout = layout
    self.key = key
    self.report = report
  }

  mutating func run() {
    visit("", depth: 0)
  }

  private mutating func visit(_ path: String, depth: Int) {
    guard depth < Self.depthLimit else { return report.add(.fileExtra, at: path) }
    do {
      for name in try folder.list(path) {
        if name.utf8.last == UInt8(ascii: "/") {
          visit(path + name, depth: depth + 1)
        } else {
          check(path + name)
        }
      }
    } catch {
      report.add(.fileUnreadable, at: path)
    }
  }

  private mutating func check(_ file: String) {
    guard Array(file.utf8) != Array("checkpoint".utf8) else { return }
    guard let path = TilePath(text: file), isKnown(path) || isOfGrownLog(path) else {
      return report.add(.fileExtra, at: file)
    }
  }

  private mutating func isKnown(_ path: TilePath) -> Bool {
    let width = layout.width(of: path.content, index: path.index)
    guard path.width < width else { return path.width == width }
    let current = TilePath(path.content, index: path.index, width: width)
    // It may have gone since the folder was listed.
    guard let older = (try? folder.read(path.text)) ?? nil,
      let newer = folder.bytes(of: current, into: &report)
    else { return true }
    if !Self.begins(newer, with: older, path: path) { report.add(.tileDiffers, at: path.text) }
    return true
  }

  // A server writes tiles before the checkpoint that needs them, so that may still come.
  private mutating func isOfGrownLog(_ path: TilePath) -> Bool {
    while !currentLayout.holds(path) || currentLayout.size <= layout.size {
      guard waits > 0 else { return false }
      waits -= 1
      folder.wait()
    }
    return true
  }

  // Only what the log's key signed after the first checkpoint was read makes a file belong.
  private var currentLayout: TileLayout {
    let signed = ((try? folder.read("checkpoint")) ?? nil)
      .flatMap { try? SignedCheckpoint(note: $0, key: key) }
    return TileLayout(size: signed?.checkpoint.size ?? 0)
  }

  private static func begins(_ newer: [UInt8], with older: [UInt8], path: TilePath) -> Bool {
    guard newer.starts(with: older) else { return false }
    switch path.content {
    case .hashes: return older.count == path.width * 32
    case .entries: return EntryBundle.decode(older, count: path.width) != nil
    }
  }
}

extension TileLayout {
  /// Whether a tile, or a wider one of its place, belongs to the log.
  fileprivate func holds(_ path: TilePath) -> Bool {
    path.width <= width(of: path.content, index: path.index)
  }
}
