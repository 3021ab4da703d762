import GateExtraction

/// The streams of a compound file ([MS-CFB]), read as forgivingly as can be.
final class CompoundFile {
  struct Entry {
    let name: String
    let kind: UInt8
    let left: Int
    let right: Int
    let child: Int
    let start: Int
    let size: Int
  }

  private static let limit = 100_000
  private static let end = 0xffff_fffa
  private static let endOfChain = 0xffff_fffe
  private static let rootKind: UInt8 = 5

  private let bytes: Bytes
  private let sectorSize: Int
  private let smallSize: Int
  private let smallLimit: Int
  private var table: [Int] = []
  private var smallTable: [Int] = []
  private var small: [Int] = []
  private(set) var entries: [Entry] = []
  /// Paths of all streams with their entries; storages are named with a slash.
  private(set) var streams: [(path: String, entry: Entry)] = []
  /// Whether a stream that was asked for is not all there, or the directory is not.
  private(set) var isCut = false

  init(_ bytes: Bytes) throws(Unread) {
    self.bytes = bytes
    guard let shift = bytes.number16(30), let smallShift = bytes.number16(32),
      [9, 12].contains(shift),
      smallShift < shift, let limit = bytes.number32(56), let directory = bytes.number32(48),
      let smallStart = bytes.number32(60)
    else { throw Unread(.damaged, "compound file header") }
    (sectorSize, smallSize, smallLimit) = (1 << shift, 1 << smallShift, limit)
    readTable()
    readDirectory(directory)
    smallTable = numbers(chain(smallStart, table, isUsed: bytes.number32(64) ?? 0 > 0))
    if entries.isEmpty { isCut = true }
    small = entries.first.map { chain($0.start, table, isUsed: $0.size > 0) } ?? []
    findStreams()
  }

  // An entry in use that no other leads to belongs to a tree that is broken.
  private func findStreams() {
    guard let root = entries.first else { return }
    var open: [(number: Int, path: String)] = [(root.child, "")]
    var seen: Set<Int> = [0]
    while let (number, path) = open.popLast() {
      guard entries.indices.contains(number), seen.insert(number).inserted else { continue }
      let entry = entries[number]
      open.append((entry.left, path))
      open.append((entry.right, path))
      if entry.kind == 1, path.utf8.count < 2_048 {
        open.append((entry.child, path + entry.name + "/"))
      }
      if entry.kind == 2 { streams.append((path + entry.name, entry)) }
    }
    let lost = entries.indices.contains { [1, 2].contains(entries[$0].kind) && !seen.contains($0) }
    if lost || root.kind != Self.rootKind { isCut = true }
  }

  /// The content of a stream; as much of it as there is.
  func content(_ entry: Entry, _ reading: Reading? = nil) throws(Unread) -> Bytes {
    if entry.size > bytes.count {
      isCut = true
      throw Unread(.damaged, entry.name)
    }
    try reading?.spend(unpacked: entry.size)
    let isSmall = entry.size < smallLimit
    let memory = Memory(capacity: entry.size)
    for sector in chain(entry.start, isSmall ? smallTable : table, isUsed: entry.size > 0) {
      let room = entry.size - memory.count
      guard room > 0 else { break }
      let piece = isSmall ? smallSector(sector) : bytes.part((sector + 1) * sectorSize, sectorSize)
      unsafe piece.prefix(room).withMemory { unsafe memory.add($0) }
    }
    if memory.count < entry.size { isCut = true }
    return memory.bytes
  }

  private func smallSector(_ number: Int) -> Bytes {
    let offset = number * smallSize
    guard small.indices.contains(offset / sectorSize) else { return bytes.prefix(0) }
    return bytes.part(
      (small[offset / sectorSize] + 1) * sectorSize + offset % sectorSize, smallSize)
  }

  // No sector is taken twice: a table that lists itself would be read for ever.
  private func readTable() {
    var sectors: [Int] = (0..<109).compactMap { bytes.number32(76 + 4 * $0) }
    var (next, lists) = (bytes.number32(68) ?? Self.end, Set<Int>())
    while isInside(next), lists.insert(next).inserted {
      let sector = bytes.part((next + 1) * sectorSize, sectorSize)
      let numbers = (0..<(sectorSize / 4)).compactMap { sector.number32(4 * $0) }
      sectors += numbers.dropLast()
      next = numbers.last ?? Self.end
    }
    var taken: Set<Int> = []
    table = numbers(sectors.filter { isInside($0) && taken.insert($0).inserted })
  }

  private func isInside(_ sector: Int) -> Bool {
    sector < Self.end && (sector + 1) * sectorSize < bytes.count
  }

  private func numbers(_ sectors: [Int]) -> [Int] {
    var found: [Int] = []
    for number in sectors {
      let sector = bytes.part((number + 1) * sectorSize, sectorSize)
      for index in 0..<(sectorSize / 4) { found.append(sector.number32(4 * index) ?? Self.end) }
    }
    return found
  }

  // A chain that comes back to itself ends there; one in use ends with its mark and nowhere else.
  private func chain(_ start: Int, _ table: [Int], isUsed: Bool = true) -> [Int] {
    var (found, next): ([Int], Int) = ([], start)
    while next < Self.end, table.indices.contains(next), found.count <= table.count {
      found.append(next)
      next = table[next]
    }
    if isUsed, next != Self.endOfChain { isCut = true }
    return found.count > table.count ? [] : found
  }

  private func readDirectory(_ start: Int) {
    for sector in chain(start, table) {
      let piece = bytes.part((sector + 1) * sectorSize, sectorSize)
      for offset in stride(from: 0, to: piece.count - 127, by: 128) where entries.count < Self.limit
      {
        entries.append(Self.entry(piece.part(offset, 128)))
      }
    }
  }

  private static func entry(_ bytes: Bytes) -> Entry {
    let length = min(max((bytes.number16(64) ?? 0) - 2, 0), 64)
    return Entry(
      name: Charset.decode(bytes.prefix(length), .utf16), kind: bytes[66],
      left: bytes.number32(68) ?? end, right: bytes.number32(72) ?? end,
      child: bytes.number32(76) ?? end, start: bytes.number32(116) ?? end,
      size: bytes.number32(120) ?? 0)
  }
}
