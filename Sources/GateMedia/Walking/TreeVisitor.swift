import GateDomain
import GateWire

/// What is done with everything that a walk meets: once to count, once to copy.
protocol TreeVisitor {
  /// A regular file.
  mutating func file(_ entry: Entry, size: UInt64, path: RawName) throws(IngestStop)
  /// An entry that is only recorded.
  mutating func skipped(_ entry: SkippedEntry) throws(IngestStop)
  /// Called for every entry, so that a long walk shows that it goes on.
  mutating func passed() throws(IngestStop)
}

extension IngestStop {
  /// Ends the walk when the medium is gone.
  static func check(_ medium: Medium) throws(IngestStop) {
    if medium.isGone { throw .failed(.mediumGone) }
  }
}
