public import GateDomain

/// Where a burn stands.
public enum BurnState: Hashable, Sendable, Codable {
  /// The one who watches has not yet said that they are there.
  case awaitingWitness
  /// The station may prepare it.
  case ordered
  /// The station may write; from here on the copy counts as used.
  case burning
  /// It is over.
  case ended(BurnOutcome)

  /// Whether nothing changes it any more.
  public var isFinal: Bool {
    if case .ended = self { true } else { false }
  }

  /// Whether a burn may go from here to `next`.
  ///
  /// Invariant: what ends before `burning` was aborted, since it cannot have written; what ends
  /// after was not.
  public func allows(_ next: BurnState) -> Bool {
    switch (self, next) {
    case (.awaitingWitness, .ordered), (.ordered, .burning): true
    case (.awaitingWitness, .ended(let outcome)), (.ordered, .ended(let outcome)):
      !outcome.wrote
    case (.burning, .ended): true
    default: false
    }
  }

  /// The state's name.
  public var words: Words {
    switch self {
    case .awaitingWitness: Words("等待监刻人确认", "waits for the witness")
    case .ordered: Words("等待刻录", "about to burn")
    case .burning: Words("刻录中", "burning")
    case .ended(let outcome): outcome.words
    }
  }
}
