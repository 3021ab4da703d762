public import GateDomain

/// What the station and `gate-scan` tell each other, one message a datagram of at most 4 KiB.
///
/// On the control socket the station sends `fork` with one end of a new socket pair; the engine
/// process answers `forked` with a process descriptor, or `refused`. On a worker's own socket the
/// worker first says `ready`; then each `scan`, which carries the file's read-only descriptor, is
/// answered by one `answer` with the same ticket.
public enum ScanMessage: Hashable, Sendable {
  /// Largest datagram in bytes.
  public static let sizeLimit = 4_096

  /// Station: make a worker that serves the socket that comes along.
  case fork
  /// Engine process: the worker exists; its process descriptor comes along.
  case forked
  /// Engine process: no worker could be made.
  case refused
  /// Engine process, first of all: what is loaded. Worker: confined and self-tested.
  case ready(engine: String, signatures: UInt64)
  /// Station: scan the file that comes along.
  case scan(ticket: UInt64)
  /// Worker: what the engine says and of which type the content is.
  case answer(ticket: UInt64, engine: EngineAnswer, type: ContentType)
}
