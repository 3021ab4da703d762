/// Which tiles a log of a given size consists of.
public struct TileLayout: Hashable, Sendable {
  /// How many records the log has.
  public let size: Int64

  /// The layout of a log with `size` records.
  public init(size: Int64) {
    self.size = size
  }

  /// How many levels of hashes there are.
  public var levels: Int {
    (0..<8).first { hashes(atLevel: $0) == 0 } ?? 8
  }

  /// How many hashes level `level` holds in all its tiles.
  public func hashes(atLevel level: Int) -> Int64 {
    level < 8 ? size >> Int64(level * 8) : 0
  }

  /// How many hashes or records the tile with that place holds; 0 if there is none.
  public func width(of content: TilePath.Content, index: Int64) -> Int {
    let level = if case .hashes(let level) = content { level } else { 0 }
    let full = hashes(atLevel: level) >> 8
    if index < full { return TilePath.fullWidth }
    return index == full ? Int(hashes(atLevel: level) & 255) : 0
  }

  /// Whether the log has a tile of exactly this place and width.
  public func contains(_ path: TilePath) -> Bool {
    width(of: path.content, index: path.index) == path.width
  }

  /// The tiles of all contents that a log of `older` records does not have, lowest level first.
  public func tiles(missingFrom older: TileLayout) -> [TilePath] {
    let contents = [TilePath.Content.entries] + (0..<levels).map { .hashes(level: $0) }
    return contents.flatMap { content -> [TilePath] in
      let level = if case .hashes(let level) = content { level } else { 0 }
      let first = older.hashes(atLevel: level) >> 8
      let last = hashes(atLevel: level) >> 8
      guard first <= last else { return [] }
      return (first...last).map {
        TilePath(content, index: $0, width: width(of: content, index: $0))
      }
      .filter { $0.width > 0 && !older.contains($0) }
    }
  }
}
