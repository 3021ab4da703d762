/// Follows the chains of sectors of a compound file (MS-CFB), for streams that the engine does not
/// show: it leaves them out when it finds macros, and takes some files for ones that have them.
struct CompoundStreams {
  private static let end = 0xffff_fffe

  private let content: ContentBytes
  private let sector: Int
  private let smallSector: Int
  private let smallLimit: Int
  private let table: [Int]
  private let smallTable: [Int]
  private let smallChain: [Int]

  init(_ content: ContentBytes) throws(Objected) {
    guard let shift = content.number16(at: 30), shift == 9 || shift == 12,
      let smallShift = content.number16(at: 32), smallShift == 6,
      let smallStart = content.number32(at: 60), let limit = content.number32(at: 56),
      let directory = content.number32(at: 48),
      let root = CompoundFile.entry(in: content, at: (directory + 1) << shift), root.kind == .root
    else { throw .damaged }
    self.content = content
    sector = 1 << shift
    smallSector = 1 << smallShift
    smallLimit = limit
    let table = try Self.table(of: content, sector: sector)
    self.table = table
    smallTable = try Self.chain(from: smallStart, in: table).flatMap {
      Self.numbers(in: content, at: ($0 + 1) << shift, sector: 1 << shift)
    }
    smallChain = try Self.chain(from: root.size == 0 ? Self.end : root.start, in: table)
  }

  /// The bytes of a stream; throws when its chain has another length than it claims.
  func bytes(of stream: CompoundFile.Entry) throws(Objected) -> [UInt8] {
    let isSmall = stream.size < smallLimit
    let unit = isSmall ? smallSector : sector
    let numbers = try Self.chain(from: stream.start, in: isSmall ? smallTable : table)
    guard numbers.count == (stream.size + unit - 1) / unit else { throw .damaged }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * unit)
    for number in numbers {
      let offset = try isSmall ? smallOffset(number) : (number + 1) * sector
      guard let part = content.slice(from: offset, count: min(unit, stream.size - bytes.count))
      else {
        throw .damaged
      }
      bytes += part.copied
    }
    return bytes
  }

  private func smallOffset(_ number: Int) throws(Objected) -> Int {
    let (place, rest) = (number * smallSector).quotientAndRemainder(dividingBy: sector)
    guard place < smallChain.count else { throw .damaged }
    return (smallChain[place] + 1) * sector + rest
  }

  // The table's own sectors stand in the header and, of large files, in a chain of sectors.
  private static func table(of content: ContentBytes, sector: Int) throws(Objected) -> [Int] {
    guard let count = content.number32(at: 44), count <= content.count / sector,
      var next = content.number32(at: 68)
    else { throw .damaged }
    var places = (0..<109).compactMap { content.number32(at: 76 + $0 * 4) }
    var left = content.count / sector
    while next < content.count / sector, left > 0 {
      let more = numbers(in: content, at: (next + 1) * sector, sector: sector)
      places += more.dropLast()
      next = more.last ?? end
      left -= 1
    }
    return places.prefix(count).flatMap {
      numbers(in: content, at: ($0 + 1) * sector, sector: sector)
    }
  }

  private static func numbers(in content: ContentBytes, at offset: Int, sector: Int) -> [Int] {
    stride(from: offset, to: offset + sector, by: 4).compactMap { content.number32(at: $0) }
  }

  private static func chain(from start: Int, in table: [Int]) throws(Objected) -> [Int] {
    var (numbers, next): ([Int], Int) = ([], start)
    while next != end {
      guard next < table.count, numbers.count < table.count else { throw .damaged }
      numbers.append(next)
      next = table[next]
    }
    return numbers
  }
}
