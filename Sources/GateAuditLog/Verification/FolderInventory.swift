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
    let path = TilePath(text: file)
    if let path, isKnown(path) { return }
    while !isGone(file), !isOfGrownLog(path) {
      guard waits > 0 else { return report.add(.fileExtra, at: file) }
      waits -= 1
      folder.wait()
    }
  }

  // A server writes each file under another name first, and tiles before their checkpoint.
  private func isGone(_ file: String) -> Bool {
    if case .some(.none) = try? folder.read(file) { return true }
    return false
  }

  // What the first checkpoint does not cover belongs only under a later one of the log's key.
  private func isOfGrownLog(_ path: TilePath?) -> Bool {
    guard let path, let bytes = (try? folder.read("checkpoint")) ?? nil,
      let signed = try? SignedCheckpoint(note: bytes, key: key)
    else { return false }
    let current = TileLayout(size: signed.checkpoint.size)
    return path.width <= current.width(of: path.content, index: path.index)
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

  private static func begins(_ newer: [UInt8], with older: [UInt8], path: TilePath) -> Bool {
    guard newer.starts(with: older) else { return false }
    switch path.content {
    case .hashes: return older.count == path.width * 32
    case .entries: return EntryBundle.decode(older, count: path.width) != nil
    }
  }
}
