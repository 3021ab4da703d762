import GateDomain
import GateLinux
import GateWire
import Glibc

/// What a journal on disk says, read once at the start.
struct JournalReading {
  // No journal that was written here is larger.
  private static let readLimit = 128 << 20
  static let tidyLimit = 4 << 20

  private(set) var sequence: UInt64 = 0
  private(set) var memory = Memory()
  private(set) var waiting: [(sequence: UInt64, text: [UInt8])] = []
  private var needed: [[UInt8]] = []
  private var last: [UInt8] = []
  private let whole: Int
  private let isCut: Bool

  /// Reads the lines; empty ones are room for more, and a last one that is no entry was cut off by a
  /// crash and does not count.
  init(path: String, fetched: UInt64) throws(SystemError) {
    var bytes: [UInt8] = []
    do throws(SystemError) { bytes = try DurableFile.read(path, limit: Self.readLimit) } catch {
      guard error.number == ENOENT else { throw error }
    }
    (whole, isCut) = Self.end(of: bytes)
    for line in bytes[..<whole].split(separator: UInt8(ascii: "\n")) {
      read(Array(line), fetched: fetched)
    }
  }

  private mutating func read(_ line: [UInt8], fetched: UInt64) {
    guard let entry = Self.entry(line),
      let number = entry["sequence"]?.integer.flatMap(UInt64.init(exactly:))
    else { return }
    sequence = max(sequence, number)
    let isNews = memory.learn(entry)
    if number > fetched { waiting.append((number, line)) }
    if isNews || number > fetched { needed.append(line) }
    last = line
  }

  // Where the last entry ends, and whether something that is none follows it.
  private static func end(of bytes: [UInt8]) -> (whole: Int, isCut: Bool) {
    let newline = UInt8(ascii: "\n")
    guard let last = bytes.lastIndex(where: { $0 != newline }) else { return (0, false) }
    let start = bytes[...last].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let line = Array(bytes[start...last])
    if last + 1 < bytes.count, entry(line) != nil { return (last + 2, false) }
    let before = bytes[..<start].lastIndex { $0 != newline }
    return (before.map { $0 + 2 } ?? 0, true)
  }

  private static func entry(_ line: [UInt8]) -> JSONValue? {
    try? CanonicalJSON.decode(line, limit: EnforcerMessage.entryLimit)
  }

  private var isLong: Bool { whole > Self.tidyLimit }

  // The last line tells the latest time, and which number comes next.
  private var lines: [[UInt8]] {
    needed.last == last || last.isEmpty ? needed : needed + [last]
  }

  /// How long the journal is after `tidy`.
  var size: Int { isLong ? lines.reduce(0) { $0 + $1.count + 1 } : whole }

  /// Cuts off half a line, and writes a long journal anew without what nobody needs.
  func tidy(_ path: String) throws(SystemError) {
    if isLong {
      try DurableFile.write(lines.flatMap { $0 + [UInt8(ascii: "\n")] }, to: path)
    } else if isCut {
      let file = try OwnedDescriptor(opening: path, O_WRONLY | O_NOFOLLOW)
      guard ftruncate(file.number, whole) == 0 else {
        throw SystemError(call: "ftruncate", object: path, number: errno)
      }
    }
  }
}
