extension LogFolder {
  /// A file's bytes; a finding if there are none.
  func bytes(at path: String, into report: inout LogReport) -> [UInt8]? {
    do {
      if let bytes = try read(path) { return bytes }
      report.add(.fileMissing, at: path)
    } catch {
      report.add(.fileUnreadable, at: path)
    }
    return nil
  }

  /// A tile's bytes; a finding if there are none.
  ///
  /// A log that grows takes partial tiles away once they are full, so the full one will do. In a
  /// log that does not grow it is a file too many, which `FolderInventory` finds.
  func bytes(of tile: TilePath, into report: inout LogReport) -> [UInt8]? {
    if tile.isPartial, (try? read(tile.text)) == .some(.none), let bytes = start(of: tile) {
      return bytes
    }
    return bytes(at: tile.text, into: &report)
  }

  private func start(of tile: TilePath) -> [UInt8]? {
    let full = TilePath(tile.content, index: tile.index)
    guard let bytes = (try? read(full.text)) ?? nil else { return nil }
    switch tile.content {
    case .hashes: return Array(bytes.prefix(tile.width * 32))
    case .entries: return EntryBundle.prefix(tile.width, of: bytes)
    }
  }
}
