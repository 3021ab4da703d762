/// Where a grant stands.
///
/// Nothing leaves the last three.
public enum GrantState: Hashable, Sendable {
  /// Made and signed, not yet in the audit log: no station may see it.
  case minted
  /// In the audit log, so a station may use it inside its window.
  case ready
  /// One transfer is running under it; no other may begin.
  case leased(Identifier<Transfer>)
  /// Its last use is over.
  case consumed
  /// Taken back by a person.
  case revoked
  /// Its window closed before it was used up.
  case expired
}

/// What can happen to a grant.
public enum GrantEvent: Hashable, Sendable {
  /// The record of its making is durable in the audit log.
  case recorded
  /// A station begins a transfer under it.
  case leased(Identifier<Transfer>)
  /// That transfer completed: the use is spent, whatever was held.
  case finished(Identifier<Transfer>)
  /// That transfer failed before anything was released: the use is given back.
  case failed(Identifier<Transfer>)
  /// A person took it back.
  case revoked
  /// Its window closed.
  case expired
}

extension GrantState {
  /// The state after `event`, or nil where the event is refused.
  ///
  /// Invariants, tested over the whole table: consumed, revoked and expired are final; at most
  /// one lease at a time; only the transfer that holds the lease can end it; a running transfer
  /// is stopped by a revocation or when the window closes, and by nothing else that is not its
  /// own end.
  public func applying(_ event: GrantEvent) -> GrantState? {
    switch (self, event) {
    case (.minted, .recorded): .ready
    case (.ready, .leased(let transfer)): .leased(transfer)
    case (.leased(let holder), .leased(let transfer)) where holder == transfer: self
    case (.leased(let holder), .finished(let transfer)) where holder == transfer: .consumed
    case (.leased(let holder), .failed(let transfer)) where holder == transfer: .ready
    case (.minted, .revoked), (.ready, .revoked), (.leased, .revoked): .revoked
    case (.minted, .expired), (.ready, .expired), (.leased, .expired): .expired
    default: nil
    }
  }

  /// The word that the store and the wire use.
  public var name: String {
    switch self {
    case .minted: "minted"
    case .ready: "ready"
    case .leased: "leased"
    case .consumed: "consumed"
    case .revoked: "revoked"
    case .expired: "expired"
    }
  }
}
