public import GateDomain

/// A released file that may be fetched.
public struct ReleasedFile: Hashable, Sendable {
  /// Where it lies, for the server to read.
  public let path: String
  /// Its last name part, for the browser's save dialog.
  public let name: String
  /// Its size in bytes.
  public let size: UInt64
  /// Its SHA-256.
  public let digest: Digest
}
