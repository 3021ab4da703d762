import CClamAV
import CLinux

/// A view of bytes that came from outside; every read checks its bounds.
///
/// Safety: a view must NEVER outlive the memory it was made over. Views are made for one scan or
/// one callback of the engine and are never stored.
@safe struct ContentBytes {
  private let memory: UnsafeRawBufferPointer

  init(_ memory: UnsafeRawBufferPointer) {
    unsafe self.memory = memory
  }

  /// Lends `bytes` as a view for the duration of `body`.
  static func over<Result>(_ bytes: [UInt8], _ body: (ContentBytes) -> Result) -> Result {
    unsafe bytes.withUnsafeBytes { memory in unsafe body(ContentBytes(memory)) }
  }

  /// SHA-256 in four words.
  var sha256: SIMD4<UInt64> {
    var digest = SIMD4<UInt64>()
    unsafe withUnsafeMutableBytes(of: &digest) { digest in
      var length: UInt32 = 0
      _ = unsafe cl_sha256(
        memory.baseAddress, count, digest.bindMemory(to: UInt8.self).baseAddress, &length)
    }
    return digest
  }

  var count: Int { unsafe memory.count }

  func byte(at offset: Int) -> UInt8? {
    guard offset >= 0, offset < count else { return nil }
    return unsafe memory[offset]
  }

  /// The little-endian 16-bit number at `offset`; nil when it does not lie inside.
  func number16(at offset: Int) -> Int? {
    guard holds(offset, 2) else { return nil }
    let number = unsafe memory.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
    return Int(UInt16(littleEndian: number))
  }

  /// The little-endian 32-bit number at `offset`; nil when it does not lie inside.
  func number32(at offset: Int) -> Int? {
    guard holds(offset, 4) else { return nil }
    let number = unsafe memory.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    return Int(UInt32(littleEndian: number))
  }

  /// The little-endian 64-bit number at `offset`; nil when it does not lie inside or is too large
  /// for any size.
  func number64(at offset: Int) -> Int? {
    guard holds(offset, 8) else { return nil }
    let number = unsafe memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    return Int(exactly: UInt64(littleEndian: number))
  }

  /// The big-endian 16-bit number at `offset`; nil when it does not lie inside.
  func bigNumber16(at offset: Int) -> Int? {
    number16(at: offset).map { Int(UInt16(truncatingIfNeeded: $0).byteSwapped) }
  }

  /// The big-endian 32-bit number at `offset`; nil when it does not lie inside.
  func bigNumber32(at offset: Int) -> Int? {
    number32(at: offset).map { Int(UInt32(truncatingIfNeeded: $0).byteSwapped) }
  }

  func slice(from offset: Int, count: Int) -> ContentBytes? {
    guard holds(offset, count) else { return nil }
    return unsafe ContentBytes(UnsafeRawBufferPointer(rebasing: memory[offset..<(offset + count)]))
  }

  func prefix(_ limit: Int) -> ContentBytes {
    slice(from: 0, count: min(limit, count)) ?? self
  }

  func bytes(from offset: Int, count: Int) -> [UInt8]? {
    slice(from: offset, count: count)?.copied
  }

  /// The bytes in memory of our own.
  var copied: [UInt8] { unsafe Array(memory) }

  func starts(with pattern: [UInt8], at offset: Int = 0) -> Bool {
    guard holds(offset, pattern.count) else { return false }
    return unsafe pattern.elementsEqual(memory[offset..<(offset + pattern.count)])
  }

  /// Where `pattern` first occurs at or after `start`.
  func firstIndex(of pattern: [UInt8], from start: Int = 0) -> Int? {
    guard holds(start, pattern.count), let base = unsafe memory.baseAddress else { return nil }
    let found = unsafe pattern.withUnsafeBytes {
      unsafe gate_find(base + start, count - start, $0.baseAddress, $0.count)
    }
    return found >= 0 ? start + found : nil
  }

  func contains(_ text: String) -> Bool {
    firstIndex(of: Array(text.utf8)) != nil
  }

  /// Whether every byte from `start` on is zero; false when `start` lies outside.
  func isZero(from start: Int) -> Bool {
    guard let rest = slice(from: start, count: count - start) else { return false }
    return unsafe gate_is_zero(rest.memory.baseAddress, rest.count) == 1
  }

  /// CRC-32 as zip uses it.
  var crc32: UInt32 {
    unsafe gate_crc32(memory.baseAddress, count)
  }

  /// Calls `body` with the memory itself, for the C libraries.
  func withMemory<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    unsafe body(memory)
  }

  private func holds(_ offset: Int, _ length: Int) -> Bool {
    offset >= 0 && length >= 0 && offset <= count && length <= count - offset
  }
}
