import GateDomain
import GateWire

/// Visits everything in one volume, in an order that depends on the medium alone.
struct TreeWalk {
  /// Folders inside folders inside folders, and no further.
  static let depthLimit = 64
  static let dots: [[UInt8]] = [[0x2e], [0x2e, 0x2e]]

  let volume: Volume
  /// What every path begins with; empty or ending in a slash.
  let prefix: [UInt8]
  // Every folder that was entered: a second way into one is a loop, or the same files again, and
  // links from folder to folder could otherwise double the work at each level.
  private var entered: Set<UInt64> = []

  private let listing: DiscListing?

  init(_ volume: Volume, prefix: [UInt8]) {
    self.volume = volume
    listing = volume.listing
    self.prefix = prefix
  }

  /// Walks through the volume; false when not even its root folder could be read.
  mutating func run(_ visitor: inout some TreeVisitor) throws(IngestStop) -> Bool {
    guard let root = volume.folder(at: volume.root) else {
      try IngestStop.check(volume.medium)
      return false
    }
    entered.insert(volume.root)
    try walk(root, listing?.root, path: prefix, depth: 1, &visitor)
    return true
  }

  // `place` is where the folder's own records are, on a disc.
  private mutating func walk(
    _ folder: Folder, _ place: DiscListing.Place?, path: [UInt8], depth: Int,
    _ visitor: inout some TreeVisitor
  ) throws(IngestStop) {
    var names = FolderNames(place.flatMap { listing?.names(in: $0) } ?? [:])
    try IngestStop.check(volume.medium)
    for index in 0..<folder.count {
      guard let name = folder.name(at: index) else { continue }
      try visitor.passed()
      if names.isDivided(name) { continue }
      let listed = names.take(name)
      let path = path + name
      let entry = folder.entry(at: index)
      try IngestStop.check(volume.medium)
      guard let entry, !names.isStray(entry, listed) else {
        try visitor.skipped(Self.skipped(path, .unreadable))
        continue
      }
      if let listed, listed.isDivided { entry.divide(listing?.content(of: listed)) }
      try meet(entry, listed?.folder, name: name, path: path, depth: depth, &visitor)
    }
    for name in names.missing(inRoot: folder.isRoot) {
      try visitor.skipped(Self.skipped(path + name, .nameUnread))
    }
  }

  private mutating func meet(
    _ entry: Entry, _ place: DiscListing.Place?, name: [UInt8], path: [UInt8], depth: Int,
    _ visitor: inout some TreeVisitor
  ) throws(IngestStop) {
    let kind = entry.kind(named: name)
    if kind == .nothing || (kind == .folder && Self.dots.contains(name)) { return }
    switch kind {
    case .nothing: return
    case .skipped(let kind): try visitor.skipped(Self.skipped(path, kind))
    case .file(let size):
      if path.count > IngestMessage.pathLimit {
        try visitor.skipped(Self.skipped(path, .loop))
      } else {
        try visitor.file(entry, size: size, path: RawName(path))
      }
    case .folder: try enter(entry, place, path: path, depth: depth, &visitor)
    }
    for stream in entry.alternateStreams {
      try visitor.skipped(Self.skipped(path + [UInt8(ascii: ":")] + stream, .alternateStream))
    }
  }

  private mutating func enter(
    _ entry: Entry, _ place: DiscListing.Place?, path: [UInt8], depth: Int,
    _ visitor: inout some TreeVisitor
  ) throws(IngestStop) {
    guard depth < Self.depthLimit, path.count <= IngestMessage.pathLimit,
      entered.insert(entry.address).inserted
    else { return try visitor.skipped(Self.skipped(path, .loop)) }
    guard let folder = volume.folder(at: entry.address) else {
      try IngestStop.check(volume.medium)
      return try visitor.skipped(Self.skipped(path, .unreadable))
    }
    try walk(folder, place, path: path + [UInt8(ascii: "/")], depth: depth + 1, &visitor)
  }

  private static func skipped(_ path: [UInt8], _ kind: SkippedEntry.Kind) -> SkippedEntry {
    SkippedEntry(path: RawName(Array(path.prefix(IngestMessage.pathLimit))), kind: kind)
  }
}
