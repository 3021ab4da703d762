import GateExtraction

/// The log that SQLite keeps beside a database (its file format, section 4): what was committed and
/// not moved into the database yet.
///
/// SQLite itself would open it as a file, which this process cannot. What is put together here is
/// outside bytes as before.
struct WriteAheadLog {
  private static let (head, frameHead) = (32, 24)

  private let log: Bytes
  private let database: Bytes
  private let pageSize: Int
  // Where the newest committed content of a page stands, and how many pages there are then.
  private var pages: [Int: Int] = [:]
  private var count = 0

  /// Reads the log of a database; nil when nothing in it was committed.
  ///
  /// A log whose head is not its own checksum's is one that SQLite would pass over, and with it
  /// whatever was in it.
  init?(_ log: Bytes, of database: Bytes) throws(Unread) {
    guard log.count >= Self.head else { return nil }
    let size = Self.number(log, 8)
    guard [0x377f_0682, 0x377f_0683].contains(Self.number(log, 0)), (512...65_536).contains(size),
      size & (size - 1) == 0, size == Self.pageSize(database) || database.count < 100
    else { throw Unread(.damaged, "log of the database") }
    (self.log, self.database, pageSize) = (log, database, size)
    var sum = Checksum(isBig: Self.number(log, 0) & 1 == 1)
    sum.add(log, 0, 24)
    guard sum.isWritten(log, 24) else { throw Unread(.damaged, "log of the database") }
    let end = readFrames(&sum)
    if hasCommit(behind: end) { throw Unread(.damaged, "log of the database") }
    if count == 0 { return nil }
  }

  // Until the first frame of an older round or with another checksum, as SQLite does.
  private mutating func readFrames(_ sum: inout Checksum) -> Int {
    var (at, open): (Int, [Int: Int]) = (Self.head, [:])
    while isOfThisRound(at) {
      sum.add(log, at, 8)
      sum.add(log, at + Self.frameHead, pageSize)
      guard sum.isWritten(log, at + 16) else { break }
      open[Self.number(log, at)] = at + Self.frameHead
      if Self.number(log, at + 4) > 0 {
        pages.merge(open) { $1 }
        (count, open) = (Self.number(log, at + 4), [:])
      }
      at += Self.frameHead + pageSize
    }
    return at
  }

  // What was committed behind a frame that is broken is lost, to SQLite too.
  private func hasCommit(behind end: Int) -> Bool {
    let step = Self.frameHead + pageSize
    return stride(from: end + step, to: log.count - step + 1, by: step).contains {
      isOfThisRound($0) && Self.number(log, $0 + 4) > 0
    }
  }

  private func isOfThisRound(_ at: Int) -> Bool {
    guard at + Self.frameHead + pageSize <= log.count else { return false }
    return (0..<8).allSatisfy { log[at + 8 + $0] == log[16 + $0] }
  }

  /// The database with all that was committed.
  func applied(limit: Int) throws(Unread) -> Bytes {
    guard count <= limit / pageSize else { throw Unread(.sizeLimit, "database") }
    let memory = Memory(capacity: count * pageSize)
    for page in 1...count {
      let place = pages[page]
      let bytes =
        place.map { log.part($0, pageSize) } ?? database.part((page - 1) * pageSize, pageSize)
      guard bytes.count == pageSize else { throw Unread(.damaged, "page \(page)") }
      unsafe bytes.withMemory { unsafe memory.add($0) }
    }
    return memory.bytes
  }

  private static func pageSize(_ database: Bytes) -> Int {
    let size = Int(database[16]) << 8 | Int(database[17])
    return size == 1 ? 65_536 : size
  }

  private static func number(_ bytes: Bytes, _ offset: Int) -> Int {
    (0..<4).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
  }

  /// The checksum of all bytes so far, in pairs of words.
  private struct Checksum {
    let isBig: Bool
    private var (first, second): (UInt32, UInt32) = (0, 0)

    init(isBig: Bool) { self.isBig = isBig }

    mutating func add(_ bytes: Bytes, _ start: Int, _ count: Int) {
      for at in stride(from: start, to: start + count, by: 8) {
        first = first &+ word(bytes, at) &+ second
        second = second &+ word(bytes, at + 4) &+ first
      }
    }

    // Written with the high byte first, whatever the words are.
    func isWritten(_ bytes: Bytes, _ at: Int) -> Bool {
      WriteAheadLog.number(bytes, at) == Int(first)
        && WriteAheadLog.number(bytes, at + 4) == Int(second)
    }

    private func word(_ bytes: Bytes, _ at: Int) -> UInt32 {
      let little = UInt32(truncatingIfNeeded: bytes.number32(at) ?? 0)
      return isBig ? little.byteSwapped : little
    }
  }
}
