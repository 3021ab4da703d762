import GateDomain
import GateSigning

/// Which upload of a draft bytes belong to.
///
/// Security: bytes of two states of a file are NEVER put together: what an upload goes on from is
/// found under the name and the state that the sender tells, and under no other.
struct UploadKey {
  /// The path on the disc.
  let path: RawName
  /// What tells one state of the sender's file from another, such as its length and date.
  let source: String

  /// The name of the file that the bytes wait in; names are outside texts, and the file system sees
  /// only their digests.
  var fileName: String { prefix + Digest.of(Array(source.utf8)).hex }

  /// What the names of all states of the file begin with.
  var prefix: String { "part-\(Digest.of(path.bytes).hex)-" }
}
