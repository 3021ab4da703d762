/// Builds compound files (MS-CFB, version 3) of large and small streams for tests.
struct CompoundFileFixture {
  private static let end: UInt32 = 0xffff_fffe
  private static let free: UInt32 = 0xffff_ffff
  private static let ownTable: UInt32 = 0xffff_fffd
  private static let sector = 512
  private static let smallSector = 64
  private static let smallLimit = 4_096

  private var sectors: [[UInt8]] = []
  private var table: [UInt32] = []
  private var entries: [(name: String, kind: UInt8, start: UInt32, size: Int)] = []

  /// The file; with `isBroken` the chain of its first stream ends after one sector.
  static func bytes(_ streams: [(String, [UInt8])], isBroken: Bool = false) -> [UInt8] {
    var file = CompoundFileFixture()
    return file.build(streams, isBroken: isBroken)
  }

  private mutating func build(_ streams: [(String, [UInt8])], isBroken: Bool) -> [UInt8] {
    var (small, smallTable): ([UInt8], [UInt32]) = ([], [])
    for (name, data) in streams {
      if data.count >= Self.smallLimit {
        entries.append((name, 2, put(data), data.count))
      } else {
        entries.append((name, 2, UInt32(smallTable.count), data.count))
        let count = (data.count + Self.smallSector - 1) / Self.smallSector
        smallTable += Self.chain(from: smallTable.count, count: count)
        small += Self.padded(data, to: Self.smallSector)
      }
    }
    if isBroken { table[0] = Self.end }
    entries.insert(("Root Entry", 5, put(small), small.count), at: 0)
    let smallStart = put(smallTable.flatMap { Self.number($0, 4) }, filler: 0xff)
    let directory = put(directoryBytes)
    return header(directory, smallStart) + sectors.joined()
  }

  private mutating func put(_ data: [UInt8], filler: UInt8 = 0) -> UInt32 {
    guard !data.isEmpty else { return Self.end }
    let start = sectors.count
    let padded = Self.padded(data, to: Self.sector, filler: filler)
    for offset in stride(from: 0, to: padded.count, by: Self.sector) {
      sectors.append(Array(padded[offset..<(offset + Self.sector)]))
    }
    table += Self.chain(from: start, count: padded.count / Self.sector)
    return UInt32(start)
  }

  private mutating func header(_ directory: UInt32, _ small: UInt32) -> [UInt8] {
    let start = UInt32(sectors.count)
    table.append(Self.ownTable)
    let bytes = table.flatMap { Self.number($0, 4) }
    precondition(bytes.count <= Self.sector, "the fixture keeps its table in one sector")
    sectors.append(Self.padded(bytes, to: Self.sector, filler: 0xff))
    let counts = [0, 1, directory, 0, 4_096, small, small == Self.end ? 0 : 1, Self.end, 0]
    let tables = [start] + [UInt32](repeating: Self.free, count: 108)
    return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] + [UInt8](repeating: 0, count: 16)
      + [0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0] + [UInt8](repeating: 0, count: 6)
      + (counts + tables).flatMap { Self.number($0, 4) }
  }

  private var directoryBytes: [UInt8] {
    entries.indices.flatMap { index -> [UInt8] in
      let entry = entries[index]
      let name: [UInt8] = entry.name.utf16.flatMap { Self.number(UInt32($0), 2) } + [0, 0]
      let sibling = index > 0 && index + 1 < entries.count ? UInt32(index + 1) : Self.free
      let child = index == 0 && entries.count > 1 ? 1 : Self.free
      let links = [Self.free, sibling, child].flatMap { Self.number($0, 4) }
      return Self.padded(name, to: 64) + Self.number(UInt32(name.count), 2) + [entry.kind, 1]
        + links + [UInt8](repeating: 0, count: 36) + Self.number(entry.start, 4)
        + Self.number(UInt32(entry.size), 4) + [0, 0, 0, 0]
    }
  }

  private static func chain(from start: Int, count: Int) -> [UInt32] {
    (0..<count).map { $0 + 1 < count ? UInt32(start + $0 + 1) : end }
  }

  private static func padded(_ bytes: [UInt8], to unit: Int, filler: UInt8 = 0) -> [UInt8] {
    bytes + [UInt8](repeating: filler, count: (unit - bytes.count % unit) % unit)
  }

  private static func number(_ value: UInt32, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
