/// Which files of a RAR 5 archive are encrypted.
///
/// libarchive 3.6 hands out the encrypted bytes of such a file as if they were its content.
enum RAR5Locks {
  private static let limit = 200_000

  /// One value for each file of the archive, in their order; empty for other archives.
  static func all(in bytes: Bytes) -> [Bool] {
    guard bytes.starts(with: "Rar!\u{1a}\u{7}\u{1}\0") else { return [] }
    var (locks, at): ([Bool], Int) = ([], 8)
    while at + 7 < bytes.count, locks.count < limit {
      var header = VariableNumbers(bytes, at: at + 4)
      let size = header.next()
      let end = header.at + size
      let (kind, flags) = (header.next(), header.next())
      let extra = flags & 1 != 0 ? header.next() : 0
      let data = flags & 2 != 0 ? header.next() : 0
      if kind == 5 { break }
      if kind == 2 { locks.append(isEncrypted(bytes, from: end - extra, to: end)) }
      guard end > at, end + data > at, end + data <= bytes.count else { break }
      at = end + data
    }
    return locks
  }

  // Records behind a header: their size, then their kind; 1 says how the file is encrypted.
  private static func isEncrypted(_ bytes: Bytes, from start: Int, to end: Int) -> Bool {
    var at = start
    while at > 0, at < end {
      var record = VariableNumbers(bytes, at: at)
      let size = record.next()
      let next = record.at + size
      if record.next() == 1 { return true }
      guard size > 0, next > at else { return false }
      at = next
    }
    return false
  }
}

/// Numbers of seven bits a byte, the last without the eighth.
private struct VariableNumbers {
  private let bytes: Bytes
  private(set) var at: Int

  init(_ bytes: Bytes, at: Int) {
    self.bytes = bytes
    self.at = at
  }

  mutating func next() -> Int {
    var (value, shift) = (0, 0)
    while shift < 35, at < bytes.count {
      let byte = bytes[at]
      at += 1
      value |= Int(byte & 0x7f) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return value
  }
}
