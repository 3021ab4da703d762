/// What `gate-extract` and the process that started it say to each other, a datagram each.
///
/// The reader says `ready` once it is confined. Then each `extract` brings a descriptor and is
/// answered by any number of `events` and one `done`.
public enum ExtractMessage: Hashable, Sendable {
  /// Reader: confined.
  case ready
  /// Read the file that comes along, a database with the log that comes as the second.
  case extract(ticket: UInt64, ExtractionLimits)
  /// Reader: what it found.
  case events([ExtractionEvent])
  /// Reader: the file is read, as far as it could be.
  case done(ticket: UInt64)
}
