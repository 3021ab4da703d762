import GateDomain
import GateSigning

/// One pass over the bundles: rebuilds the tree from the records and holds it against the tiles.
struct LogWalk {
  private let folder: LogFolder
  private let checkpoint: Checkpoint
  private let layout: TileLayout
  private let keys: [String: VerificationKey]
  private var known: [Checkpoint]
  private var frontier = TreeFrontier()
  private var rows: [TileRow] = []
  private(set) var report: LogReport

  init(
    folder: LogFolder, checkpoint: Checkpoint, keys: [String: VerificationKey],
    known: [Checkpoint], report: LogReport
  ) {
    self.folder = folder
    self.checkpoint = checkpoint
    self.keys = keys
    self.known = known.sorted { $0.size > $1.size }
    self.report = report
    layout = TileLayout(size: checkpoint.size)
  }

  mutating func run() {
    compareKnown()
    var index: Int64 = 0
    while case let width = layout.width(of: .entries, index: index), width > 0 {
      // Without its records the rest of the tree cannot be rebuilt; the finding is made already.
      guard take(TilePath(.entries, index: index, width: width)) else { return }
      index += 1
    }
    for level in rows.indices where !rows[level].isEmpty { compareTile(level: level) }
    if frontier.root != checkpoint.root { report.add(.rootDiffers, at: "checkpoint") }
    for checkpoint in known { report.add(.rolledBack, at: "size \(checkpoint.size)") }
  }

  private mutating func take(_ path: TilePath) -> Bool {
    guard let bytes = folder.bytes(of: path, into: &report) else { return false }
    guard let records = EntryBundle.decode(bytes, count: path.width) else {
      report.add(.bundleMalformed, at: path.text)
      return false
    }
    for reading in LeafReading.all(records, keys: keys) { take(reading) }
    return true
  }

  private mutating func take(_ reading: LeafReading) {
    report.add(reading, index: frontier.size)
    let completed = frontier.append(reading.leaf)
    place(reading.leaf, level: 0)
    for hash in completed { place(hash.hash, level: hash.level) }
    compareKnown()
  }

  private mutating func place(_ hash: Digest, level: Int) {
    if level == rows.count { rows.append(TileRow()) }
    rows[level].append(hash)
    if rows[level].width == TilePath.fullWidth { compareTile(level: level) }
  }

  private mutating func compareTile(level: Int) {
    let path = TilePath(
      .hashes(level: level), index: rows[level].index, width: rows[level].width)
    if let bytes = folder.bytes(of: path, into: &report), bytes != rows[level].bytes {
      report.add(.tileDiffers, at: path.text)
    }
    rows[level].advance()
  }

  private mutating func compareKnown() {
    while let next = known.last, next.size <= frontier.size {
      known.removeLast()
      let isSame = next.size == frontier.size && next.root == frontier.root
      if !isSame || Array(next.origin.utf8) != Array(checkpoint.origin.utf8) {
        report.add(.rewritten, at: "size \(next.size)")
      }
    }
  }
}

/// The tile that a level of the tree is filling.
struct TileRow {
  private(set) var index: Int64 = 0
  private(set) var bytes: [UInt8] = []

  var width: Int { bytes.count / 32 }
  var isEmpty: Bool { bytes.isEmpty }

  mutating func append(_ hash: Digest) {
    bytes.append(contentsOf: hash.bytes)
  }

  mutating func advance() {
    index += 1
    bytes.removeAll(keepingCapacity: true)
  }
}
