import GateDomain
import GateLinux
import GateSigning
import Glibc

/// Reads files piece by piece, so that memory stays flat whatever their size.
enum FilePieces {
  /// Calls `body` with each piece of at most `size` bytes; returns how many bytes there were.
  static func read(
    _ descriptor: Int32, size: Int, _ body: ([UInt8]) throws(SystemError) -> Void
  ) throws(SystemError) -> UInt64 {
    var total: UInt64 = 0
    while true {
      let piece = try next(descriptor, size: size)
      guard !piece.isEmpty else { return total }
      total += UInt64(piece.count)
      try body(piece)
    }
  }

  /// The next `size` bytes; fewer only at the end.
  static func next(_ descriptor: Int32, size: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    let outcome: Result<Int, SystemError> = unsafe bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(SystemError) in try unsafe Stream.read(descriptor, into: buffer) }
    }
    bytes.removeSubrange(try outcome.get()...)
    return bytes
  }

  /// The SHA-256 of the file at `path`, and its size.
  static func digest(of path: String) throws(SystemError) -> (digest: Digest, size: UInt64) {
    let descriptor = try OwnedDescriptor(opening: path, O_RDONLY | O_NOFOLLOW)
    var hasher = DigestHasher()
    let size = try read(descriptor.number, size: 1 << 20) { hasher.update($0) }
    return (hasher.finish(), size)
  }
}
