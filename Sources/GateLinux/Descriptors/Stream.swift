import CLinux
import Glibc

/// Whole reads and writes on a descriptor, whatever pieces the kernel makes of them.
public enum Stream {
  /// Fills `buffer`; returns fewer bytes only when the stream ended before.
  public static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = try retrying("read") {
        unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
      }
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }

  /// The next `count` bytes; fewer only when the stream ended before.
  public static func read(_ descriptor: Int32, upTo count: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let outcome: Result<Int, SystemError> = unsafe bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(SystemError) in try unsafe read(descriptor, into: buffer) }
    }
    bytes.removeSubrange(try outcome.get()...)
    return bytes
  }

  /// Reads to the end of the stream in flat memory; `body` gets one piece after the other.
  public static func readPieces(
    _ descriptor: Int32, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(SystemError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { unsafe buffer.deallocate() }
    while true {
      let count = try unsafe read(descriptor, into: buffer)
      guard count > 0 else { return }
      unsafe body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// Reads what there is, at most `buffer.count` bytes; 0 when the stream has ended.
  public static func readSome(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    try retrying("read") { unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
  }

  /// Whether something can be read, or the end seen, within a time.
  public static func isReadable(
    _ descriptor: Int32, withinMilliseconds time: Int32
  ) throws(SystemError) -> Bool {
    try retrying("poll") { gate_await_readable(descriptor, time) } == 1
  }

  /// Writes every byte.
  public static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32
  ) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
      written += try retrying("write") {
        unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
    }
  }

  /// Writes every byte.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    let outcome: Result<Void, SystemError> = unsafe bytes.withUnsafeBytes { buffer in
      Result { () throws(SystemError) in unsafe try write(buffer, to: descriptor) }
    }
    try outcome.get()
  }
}
