import GateLinux
import GateWire

/// Takes the reader's stream apart in one buffer that is used again and again.
@safe struct FrameStream: ~Copyable {
  /// What came.
  @unsafe enum Piece {
    case message(IngestMessage)
    /// File bytes; valid until the next call.
    case data(UnsafeRawBufferPointer)
    /// The stream ended, between two frames or within one.
    case ended
    /// Nothing came in time.
    case silent
    /// The caller no longer wants it.
    case cancelled
  }

  private static let capacity = 1 << 20
  // How long a wish to stop may go unnoticed.
  private static let sliceMilliseconds: Int32 = 200

  private let descriptor: OwnedDescriptor
  private let silenceSeconds: Int
  private let buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private var dataLeft = 0

  init(_ descriptor: consuming OwnedDescriptor, silenceSeconds: Int) {
    self.descriptor = descriptor
    self.silenceSeconds = silenceSeconds
    unsafe buffer = .allocate(byteCount: Self.capacity, alignment: 4_096)
  }

  mutating func next(isCancelled: () -> Bool) throws -> Piece {
    while true {
      if let piece = unsafe try available() { return unsafe piece }
      if let stop = unsafe try fill(isCancelled) { return unsafe stop }
    }
  }

  // What lies in the buffer already; nil when that is no whole message and no file bytes.
  private mutating func available() throws -> Piece? {
    if dataLeft > 0 { return unsafe takeData() }
    guard end - start >= FrameHeader.size else { return nil }
    let header = try FrameHeader(bytes: bytes(at: start, count: FrameHeader.size))
    guard header.kind != IngestMessage.dataKind else {
      guard header.count > 0 else { throw IngestBreach() }
      start += FrameHeader.size
      dataLeft = header.count
      return unsafe takeData()
    }
    guard header.count <= IngestMessage.payloadLimit else { throw IngestBreach() }
    guard end - start >= FrameHeader.size + header.count else { return nil }
    let payload = bytes(at: start + FrameHeader.size, count: header.count)
    start += FrameHeader.size + header.count
    return unsafe .message(try IngestMessage(kind: header.kind, payload: payload))
  }

  private mutating func takeData() -> Piece? {
    let count = min(dataLeft, end - start)
    guard count > 0 else { return nil }
    defer {
      start += count
      dataLeft -= count
    }
    return unsafe .data(UnsafeRawBufferPointer(rebasing: buffer[start..<(start + count)]))
  }

  // Waits for more bytes; returns a piece when none came.
  private mutating func fill(_ isCancelled: () -> Bool) throws -> Piece? {
    let deadline = MonotonicTime.seconds + Int64(silenceSeconds)
    while try !Stream.isReadable(descriptor.number, withinMilliseconds: Self.sliceMilliseconds) {
      if isCancelled() { return unsafe .cancelled }
      if MonotonicTime.seconds > deadline { return unsafe .silent }
    }
    if isCancelled() { return unsafe .cancelled }
    makeRoom()
    let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
    let count = try unsafe Stream.readSome(descriptor.number, into: room)
    end += count
    return unsafe count == 0 ? .ended : nil
  }

  // Moves the unread beginning of a message, at most a few thousand bytes, to the front.
  private mutating func makeRoom() {
    let rest = end - start
    if rest > 0, start > 0 {
      unsafe buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
    }
    (start, end) = (0, rest)
  }

  private func bytes(at offset: Int, count: Int) -> [UInt8] {
    unsafe Array(buffer[offset..<(offset + count)])
  }

  deinit {
    unsafe buffer.deallocate()
  }
}
