import GateWire

/// Why a walk ends early.
enum IngestStop: Error {
  /// The medium cannot be read any further.
  case failed(IngestFailure)
  /// The station no longer listens.
  case peerGone
}
