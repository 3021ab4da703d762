import GateAuditLog
import GateDomain
import GateSigning

/// An exported log in memory, written as simply as possible and by none of the code under test
/// but the hashes: the tree is rebuilt level by level.
struct SampleLog {
  var files: [String: [UInt8]] = [:]
  var root: Digest = TreeHash.empty
  let size: Int

  init(_ records: [[UInt8]], key: SigningKey, origin: String = Keys.origin) throws {
    size = records.count
    for (index, first) in stride(from: 0, to: size, by: 256).enumerated() {
      let bundle = records[first..<min(first + 256, size)]
      let bytes = bundle.flatMap { [UInt8($0.count >> 8), UInt8($0.count & 255)] + $0 }
      files[Self.path("entries", index, bundle.count)] = bytes
    }
    try sign(addHashes(records.map(TreeHash.leaf)), key: key, origin: origin)
  }

  /// A well-made log of mixed records.
  static func mixed(_ count: Int) throws -> SampleLog {
    try SampleLog(try SampleRecords.mixed(count), key: try Keys.log())
  }

  private mutating func addHashes(_ leaves: [Digest]) -> Digest {
    var (row, level) = (leaves, 0)
    while !row.isEmpty {
      var parents: [Digest] = []
      for (index, first) in stride(from: 0, to: row.count, by: 256).enumerated() {
        let tile = Array(row[first..<min(first + 256, row.count)])
        files[Self.path("\(level)", index, tile.count)] = tile.flatMap(\.bytes)
        if tile.count == 256 { parents.append(NaiveTree.root(tile[...])) }
      }
      (row, level) = (parents, level + 1)
    }
    return NaiveTree.root(leaves[...])
  }

  mutating func sign(_ root: Digest, key: SigningKey, origin: String = Keys.origin) throws {
    self.root = root
    let checkpoint = Checkpoint(origin: origin, size: Int64(size), root: root)
    files["checkpoint"] = Array(
      try SignedCheckpoint(signing: checkpoint, with: key).note.encoded.utf8)
  }

  private static func path(_ level: String, _ index: Int, _ width: Int) -> String {
    let groups = index < 1000 ? pad(index) : "x\(pad(index / 1000))/\(pad(index % 1000))"
    return "tile/\(level)/\(groups)" + (width < 256 ? ".p/\(width)" : "")
  }

  private static func pad(_ number: Int) -> String {
    String(String(number + 1000).dropFirst())
  }

  /// The log as the verifier sees it.
  var folder: LogFolder {
    LogFolder(read: { files[$0] }, list: { names(in: $0) })
  }

  private func names(in folder: String) -> [String] {
    let below = files.keys.filter { $0.hasPrefix(folder) }.map { $0.dropFirst(folder.count) }
    return Set(
      below.map { path in path.firstIndex(of: "/").map { String(path[...$0]) } ?? String(path) }
    ).sorted()
  }

  func report(known: [Checkpoint] = []) throws -> LogReport {
    LogVerifier(key: try Keys.note(), stations: try Keys.stations(), known: known).verify(folder)
  }

  var checkpoint: Checkpoint { Checkpoint(origin: Keys.origin, size: Int64(size), root: root) }
}
