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
    do {
      if let bytes = try read(tile.text) ?? start(of: tile) { return bytes }
      report.add(.fileMissing, at: tile.text)
    } catch {
      report.add(.fileUnreadable, at: tile.text)
    }
    return nil
  }

  private func start(of tile: TilePath) throws -> [UInt8]? {
    guard tile.isPartial,
      let bytes = try read(TilePath(tile.content, index: tile.index).text)
    else { return nil }
    switch tile.content {
    case .hashes: return Array(bytes.prefix(tile.width * 32))
    case .entries: return EntryBundle.prefix(tile.width, of: bytes)
    }
  }
}
