import CLinux

/// A view of bytes that came from outside; every read checks its bounds.
@safe struct Bytes {
  private let owner: Memory
  private let memory: UnsafeRawBufferPointer

  init(owner: Memory, _ memory: UnsafeRawBufferPointer) {
    self.owner = owner
    unsafe self.memory = memory
  }

  init(_ array: [UInt8]) {
    let memory = Memory(capacity: array.count)
    unsafe array.withUnsafeBytes { unsafe memory.add($0) }
    self = memory.bytes
  }

  var count: Int { unsafe memory.count }

  /// The byte at an offset, 0 outside: for parsers that checked their lengths before.
  subscript(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < count ? unsafe memory[offset] : 0
  }

  func number16(_ offset: Int) -> Int? {
    guard holds(offset, 2) else { return nil }
    return Int(
      UInt16(littleEndian: unsafe memory.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
  }

  func number32(_ offset: Int) -> Int? {
    guard holds(offset, 4) else { return nil }
    return Int(
      UInt32(littleEndian: unsafe memory.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  func number64(_ offset: Int) -> Int? {
    guard holds(offset, 8) else { return nil }
    return Int(
      exactly: UInt64(
        littleEndian: unsafe memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
  }

  func slice(_ offset: Int, _ length: Int) -> Bytes? {
    guard holds(offset, length) else { return nil }
    return unsafe Bytes(
      owner: owner, UnsafeRawBufferPointer(rebasing: memory[offset..<(offset + length)]))
  }

  /// From an offset, at most `length` bytes; empty past the end.
  func part(_ offset: Int, _ length: Int = .max) -> Bytes {
    let start = min(max(offset, 0), count)
    return slice(start, min(max(length, 0), count - start)) ?? self
  }

  func prefix(_ length: Int) -> Bytes { part(0, length) }

  func starts(with pattern: StaticString, at offset: Int = 0) -> Bool {
    starts(
      with: unsafe Array(
        UnsafeBufferPointer(start: pattern.utf8Start, count: pattern.utf8CodeUnitCount)), at: offset
    )
  }

  func starts(with pattern: [UInt8], at offset: Int = 0) -> Bool {
    guard holds(offset, pattern.count) else { return false }
    return unsafe pattern.elementsEqual(memory[offset..<(offset + pattern.count)])
  }

  /// Where a pattern first occurs at or after `start`.
  func find(_ pattern: [UInt8], from start: Int = 0) -> Int? {
    guard holds(start, pattern.count), let base = unsafe memory.baseAddress else { return nil }
    let found = unsafe pattern.withUnsafeBytes {
      unsafe gate_find(base + start, count - start, $0.baseAddress, $0.count)
    }
    return found >= 0 ? start + found : nil
  }

  func find(_ text: String, from start: Int = 0) -> Int? {
    find(Array(text.utf8), from: start)
  }

  /// Where a byte first occurs at or after `start`.
  func find(_ byte: UInt8, from start: Int) -> Int? {
    guard start >= 0, start < count else { return nil }
    return unsafe memory[start...].firstIndex(of: byte)
  }

  /// Where a pattern last begins within the last `window` bytes.
  func findLast(_ pattern: [UInt8], window: Int) -> Int? {
    var (last, start): (Int?, Int) = (nil, max(0, count - window))
    while let found = find(pattern, from: start) { (last, start) = (found, found + 1) }
    return last
  }

  var copied: [UInt8] { unsafe Array(memory) }

  /// The bytes as UTF-8; what is none becomes U+FFFD.
  var utf8: String { unsafe String(decoding: memory, as: UTF8.self) }

  /// Calls `body` with the memory itself, for the C libraries.
  func withMemory<Result, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> Result
  ) throws(E) -> Result {
    try unsafe body(memory)
  }

  private func holds(_ offset: Int, _ length: Int) -> Bool {
    offset >= 0 && length >= 0 && offset <= count && length <= count - offset
  }
}
