public import GateDomain
public import GateLinux
import GateSigning
import Glibc

/// The digest of a file of any size, in flat memory.
public enum FileDigest {
  /// SHA-256 of the file at `path`.
  public static func sha256(of path: String) throws(SystemError) -> Digest {
    let file = try OwnedDescriptor(opening: path, O_RDONLY)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { unsafe buffer.deallocate() }
    var hasher = DigestHasher()
    while true {
      let count = try unsafe Stream.read(file.number, into: buffer)
      guard count > 0 else { return hasher.finish() }
      unsafe hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
