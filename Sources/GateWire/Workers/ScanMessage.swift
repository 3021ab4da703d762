public import GateDomain

/// What the station and `gate-scan` tell each other, one message a datagram of at most 4 KiB.
///
/// On the control socket the engine process first says `loaded`; then the station sends `fork`
/// with one end of a new socket pair, and the engine process answers `forked` with a process
/// descriptor, or `refused`. On a worker's own socket the worker first says `ready`; then each
/// `scan`, which carries the file's read-only descriptor, is answered by one `answer` with the
/// same ticket.
public enum ScanMessage: Hashable, Sendable {
  /// Largest datagram in bytes.
  public static let sizeLimit = 4_096

  /// Engine process, first of all: what it loaded.
  case loaded(LoadedSignatures)
  /// Station: make a worker that serves the socket that comes along.
  case fork
  /// Engine process: the worker exists; its process descriptor comes along.
  case forked
  /// Engine process: no worker could be made.
  case refused
  /// Worker: confined, and its self-test inside the sandbox passed.
  case ready
  /// Station: scan the file that comes along.
  case scan(ticket: UInt64)
  /// Worker: what the engine says and of which type the content is; empty if nobody can tell.
  case answer(ticket: UInt64, engine: EngineAnswer, type: ContentType)
}
