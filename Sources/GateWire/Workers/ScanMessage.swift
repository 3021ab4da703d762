import GateDomain

/// What the station and `gate-scan` tell each other, one message a datagram of at most 64 KiB.
///
/// On the control socket the engine process first says `loaded`; then the station sends `fork`
/// with one end of a new socket pair, and the engine process answers `forked` with a process
/// descriptor, or `refused`. On a worker's own socket the worker first says `ready`; then each
/// `scan`, which carries the file's read-only descriptor, is answered by one `answer` with the
/// same ticket. Who cannot serve says `unusable` instead of `loaded` or `ready` and ends.
///
/// A process that checks virus signatures gets the file as its second descriptor and answers with
/// `checked` or `unusable`.
public enum ScanMessage: Hashable, Sendable {
  /// Largest datagram in bytes.
  public static let sizeLimit = 65_536

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
  /// Worker: what it found out about the file.
  case answer(ticket: UInt64, ScanReport)
  /// Engine process, worker or check: it cannot serve, and why.
  case unusable(EngineFault)
  /// Check: the file is signed by its publisher, whole, and says this of itself.
  case checked(SignatureHeader)
}
