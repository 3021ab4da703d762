public import GateDomain

/// How far an order is, and how it ended.
public enum SignatureOutcome: Hashable, Sendable, Codable {
  /// Signatures and versions are being checked.
  case checking
  /// The new set waits until transfers have finished with the set before the last.
  case waiting
  /// An engine loads the new set beside the running one and tests itself.
  case loading
  /// The new set is in force.
  case inForce(SignatureDatabase)
  /// Nothing has changed, and why.
  case refused(SignatureRefusal)

  /// Whether nothing more will happen.
  public var isFinal: Bool {
    switch self {
    case .checking, .waiting, .loading: false
    case .inForce, .refused: true
    }
  }
}
