import GateLinux
import Glibc

/// Counts the signatures of a text file: lines, or rules for YARA.
enum SignatureCount {
  static func of(_ path: String, _ name: SignatureFileName) throws(SystemError) -> UInt64 {
    let file = try OwnedDescriptor(opening: path, O_RDONLY)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { unsafe buffer.deallocate() }
    var counter = LineCounter(isYARA: name.text.hasSuffix(".yar"))
    while true {
      let count = try unsafe Stream.read(file.number, into: buffer)
      guard count > 0 else { return counter.finish() }
      unsafe counter.take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}

/// Counts lines that are neither empty nor comments, by their first bytes alone.
private struct LineCounter {
  private static let wordLimit = 8

  let isYARA: Bool
  private var count: UInt64 = 0
  private var start: [UInt8] = []

  init(isYARA: Bool) { self.isYARA = isYARA }

  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    var rest = unsafe bytes
    while let end = unsafe Self.lineEnd(rest) {
      unsafe keep(UnsafeRawBufferPointer(rebasing: rest[..<end]))
      endLine()
      unsafe rest = UnsafeRawBufferPointer(rebasing: rest[(end + 1)...])
    }
    unsafe keep(rest)
  }

  mutating func finish() -> UInt64 {
    endLine()
    return count
  }

  private static func lineEnd(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard let base = bytes.baseAddress,
      let found = unsafe memchr(base, 0x0a, bytes.count)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - base
  }

  private mutating func keep(_ bytes: UnsafeRawBufferPointer) {
    guard start.count < Self.wordLimit else { return }
    let line = unsafe Array(bytes.prefix(64)).drop { $0 == 0x20 || $0 == 0x09 }
    start += line.prefix(Self.wordLimit - start.count).filter { $0 != 0x0d }
  }

  private mutating func endLine() {
    defer { start.removeAll(keepingCapacity: true) }
    guard let first = start.first, first != UInt8(ascii: "#") else { return }
    count += isYARA && !isRule ? 0 : 1
  }

  private var isRule: Bool {
    ["rule ", "private ", "global "].contains { start.starts(with: $0.utf8) }
  }
}
