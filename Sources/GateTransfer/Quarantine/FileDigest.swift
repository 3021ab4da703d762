public import GateDomain
public import GateLinux
import GateSigning
import Glibc

/// The digest of a file of any size, in flat memory.
public enum FileDigest {
  /// SHA-256 of the file at `path`.
  public static func sha256(of path: String) throws(SystemError) -> Digest {
    try sha256(of: try OwnedDescriptor(opening: path, O_RDONLY))
  }

  /// SHA-256 of what is still to be read from an open file.
  static func sha256(of file: borrowing OwnedDescriptor) throws(SystemError) -> Digest {
    var hasher = DigestHasher()
    try unsafe Stream.readPieces(file.number) { unsafe hasher.update($0) }
    return hasher.finish()
  }
}
