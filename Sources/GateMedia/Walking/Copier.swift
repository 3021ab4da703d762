import GateDomain
import GateWire

/// The second walk: sends every file from a given index on.
struct Copier: TreeVisitor {
  let options: IngestOptions
  let writer: FrameWriter
  private var next: UInt64 = 0

  init(options: IngestOptions, writer: FrameWriter) {
    self.options = options
    self.writer = writer
  }

  mutating func file(_ entry: Entry, size: UInt64, path: RawName) throws(IngestStop) {
    let index = next
    next += 1
    guard index >= options.skipTo else { return }
    try writer.put(.fileBegan(index: index, size: size, path: path))
    // Before the file is touched: the station must know which one it was when this process dies.
    try writer.flush()
    let outcome = try copy(entry, size: size)
    try writer.put(.fileEnded(outcome))
    try writer.flush()
    if outcome == .readError { try IngestStop.check(entry.folder.volume.medium) }
  }

  mutating func skipped(_ entry: SkippedEntry) throws(IngestStop) {
    if next >= options.skipTo { try writer.put(.skipped(entry)) }
  }

  mutating func passed() throws(IngestStop) {
    try writer.showLife()
  }

  private func copy(_ entry: Entry, size: UInt64) throws(IngestStop) -> CopyOutcome {
    guard size <= options.maxFileBytes else { return .tooLarge }
    guard size > 0 else { return .complete }
    if let content = entry.divided {
      return try unsafe send(size) { unsafe content.read(at: $0, into: $1) }
    }
    guard let content = entry.content, !content.hasLostPieces else { return .readError }
    return try unsafe send(size) { unsafe content.read(at: $0, into: $1) }
  }

  private func send(
    _ size: UInt64, _ read: (UInt64, UnsafeMutableRawBufferPointer) -> Bool
  ) throws(IngestStop) -> CopyOutcome {
    var offset: UInt64 = 0
    while offset < size {
      let count = Self.chunk(of: size - offset)
      let sent = try unsafe writer.putData(count: count) { buffer in
        unsafe read(offset, buffer)
      }
      guard sent else { return .readError }
      offset += UInt64(count)
    }
    return .complete
  }

  // Whole sectors as long as there are any, and the odd rest by itself: see Attribute.read.
  private static func chunk(of rest: UInt64) -> Int {
    let count = Int(min(rest, UInt64(FrameWriter.dataLimit)))
    return count < 512 ? count : count & ~511
  }
}
