import GateLinux
import GateWire

/// Gathers messages and file bytes in one buffer and writes them to the station.
@safe public final class FrameWriter {
  /// Most file bytes in one frame.
  static let dataLimit = 256 << 10
  private static let capacity = dataLimit + (64 << 10)

  private let descriptor: Int32
  private let buffer: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var lastWrite: Int64

  /// Writes to a descriptor that stays open as long as this object.
  public init(_ descriptor: Int32) {
    self.descriptor = descriptor
    unsafe buffer = .allocate(byteCount: Self.capacity, alignment: 4_096)
    lastWrite = MonotonicTime.seconds
  }

  /// Adds a message; it is written at the latest by the next `flush`.
  func put(_ message: IngestMessage) throws(IngestStop) {
    let (kind, payload) = message.frame
    let bytes = FrameHeader(kind: kind, count: payload.count).bytes + payload
    if filled + bytes.count > Self.capacity { try flush() }
    for byte in bytes {
      unsafe buffer[filled] = byte
      filled += 1
    }
  }

  /// Adds a data frame of `count` bytes that `fill` reads in place; no frame when it returns false.
  func putData(
    count: Int, fill: (UnsafeMutableRawBufferPointer) -> Bool
  ) throws(IngestStop) -> Bool {
    if filled + FrameHeader.size + count > Self.capacity { try flush() }
    let start = filled + FrameHeader.size
    guard unsafe fill(UnsafeMutableRawBufferPointer(rebasing: buffer[start..<(start + count)]))
    else { return false }
    for byte in FrameHeader(kind: IngestMessage.dataKind, count: count).bytes {
      unsafe buffer[filled] = byte
      filled += 1
    }
    filled += count
    return true
  }

  /// Writes everything that was added.
  func flush() throws(IngestStop) {
    guard filled > 0 else { return }
    do {
      try unsafe Stream.write(
        UnsafeRawBufferPointer(rebasing: buffer[..<filled]), to: descriptor)
    } catch {
      throw .peerGone
    }
    filled = 0
    lastWrite = MonotonicTime.seconds
  }

  /// Tells the station that work goes on, when nothing else was said for a second.
  func showLife() throws(IngestStop) {
    guard MonotonicTime.seconds > lastWrite else { return }
    try put(.working)
    try flush()
  }

  deinit {
    unsafe buffer.deallocate()
  }
}
