public import GateDomain

/// What `gate-ingest` tells the station about a medium, in this order: one `listed`; then for
/// each entry either `skipped` or `fileBegan`, any number of data frames, `fileEnded`; then one
/// `finished` or `failed`.
///
/// Everything here comes from a process that parses hostile bytes: the station checks order,
/// indices and sizes again and believes none of it.
public enum IngestMessage: Hashable, Sendable {
  /// How much there is to copy, from a first walk over the metadata.
  case listed(files: UInt64, bytes: UInt64)
  /// A regular file follows; `index` counts regular files from 0 in walk order.
  case fileBegan(index: UInt64, size: UInt64, path: RawName)
  /// The file is over: complete, a read error, or too large, in which case no data came.
  case fileEnded(CopyOutcome)
  /// An entry that is no regular file.
  case skipped(SkippedEntry)
  /// Everything on every volume was visited.
  case finished
  /// The medium cannot be read any further.
  case failed(IngestFailure)
  /// Nothing to say for a second, but the walk goes on; may come anywhere between the others.
  case working

  /// The frame kind of raw file bytes, which are no message of their own.
  public static let dataKind: UInt8 = 0x64
}

/// Why `gate-ingest` gave up.
public enum IngestFailure: UInt8, Hashable, Sendable, CaseIterable {
  /// No partition holds a file system that the gate reads.
  case noFileSystem = 1
  /// The partition table or a file system is broken.
  case damaged = 2
  /// The medium stopped answering, or is shorter than it says.
  case mediumGone = 3
  /// More files than the policy lets in.
  case tooManyFiles = 4
  /// The process could not be confined, so it did not begin.
  case notConfined = 5
}
