public import GateDomain

/// Takes what comes from a medium, in order; throwing ends the run at once.
///
/// After `fileBegan` come any number of `data` and one `fileEnded`; the data of a complete file is
/// exactly as many bytes as announced, never more for any other. The path is raw: it may hold
/// `..`, slashes inside a part, control bytes or anything else.
public protocol IngestSink {
  /// How much there is to come; called once, and not at all when the medium cannot be read.
  mutating func listed(files: UInt64, bytes: UInt64) throws
  /// A regular file follows.
  mutating func fileBegan(index: UInt64, size: UInt64, path: RawName) throws
  /// The next bytes of the file; valid only during the call.
  mutating func data(_ bytes: UnsafeRawBufferPointer) throws
  /// The file is over.
  mutating func fileEnded(_ outcome: CopyOutcome) throws
  /// An entry that is no regular file.
  mutating func entrySkipped(_ entry: SkippedEntry) throws
}
