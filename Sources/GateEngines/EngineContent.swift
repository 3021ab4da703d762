import GateLinux
import Glibc

/// The bytes behind a descriptor, read by position: others read the same descriptor meanwhile.
struct EngineContent: Sendable {
  private let descriptor: Int32
  let size: UInt64

  init(_ descriptor: Int32) throws(SystemError) {
    self.descriptor = descriptor
    size = try OwnedDescriptor.size(of: descriptor)
  }

  /// Sends the content piece by piece, each behind the bytes that `head` makes of its size and
  /// before those of `tail`.
  func send(
    to peer: borrowing PeerSocket, head: (Int) -> [UInt8], tail: [UInt8] = []
  ) throws(PeerError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    defer { unsafe buffer.deallocate() }
    var offset: UInt64 = 0
    while offset < size {
      let wanted = Int(min(UInt64(buffer.count), size - offset))
      let count = unsafe pread(descriptor, buffer.baseAddress, wanted, off_t(offset))
      if count < 0, errno == EINTR { continue }
      // Fewer bytes than a moment ago: nobody has seen the whole file then.
      guard count > 0 else { throw .nonsense }
      try peer.send(head(count))
      try unsafe peer.send(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      try peer.send(tail)
      offset += UInt64(count)
    }
  }
}
