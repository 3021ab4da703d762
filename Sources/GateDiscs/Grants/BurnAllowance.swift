public import GateDomain

/// How much of a grant to burn is left.
///
/// Security invariants, tested over the whole table: at most one burn at a time; a copy counts as
/// used from the moment its first byte may be written; only a burn that wrote nothing gives it
/// back by itself, and only an officer gives back one that spoiled its disc or whose end nobody
/// knows; never more than `copies` are used.
public struct BurnAllowance: Hashable, Sendable, Codable {
  /// Where the grant stands.
  public enum State: Hashable, Sendable, Codable {
    /// Not yet in the audit log: no station may see it.
    case minted
    /// A copy may be begun, as long as one is left.
    case ready
    /// This burn is under way.
    case burning(Identifier<Burn>)
    /// Taken back.
    case revoked
    /// Its window closed.
    case expired
  }

  /// What can happen to it.
  public enum Event: Hashable, Sendable {
    /// The record of its making is in the audit log.
    case recorded
    /// A station is about to write.
    case began(Identifier<Burn>)
    /// That burn ended; whether it wrote anything.
    case ended(Identifier<Burn>, wrote: Bool)
    /// An officer found that a used copy left no readable disc behind.
    case givenBack
    /// A person took it back.
    case revoked
    /// Its window closed.
    case expired
  }

  /// How many discs were approved.
  public let copies: Int
  /// How many count as used.
  public private(set) var used: Int
  /// Where the grant stands.
  public private(set) var state: State

  /// A grant that has just been made.
  public init(copies: Int) {
    self.copies = copies
    used = 0
    state = .minted
  }

  /// Whether another copy may be begun.
  public var allowsAnother: Bool { state == .ready && used < copies }

  /// The allowance after `event`; nil where it is refused.
  public func applying(_ event: Event) -> BurnAllowance? {
    switch (state, event) {
    case (.minted, .recorded): with(.ready)
    case (.ready, .began(let burn)) where used < copies: with(.burning(burn), used: used + 1)
    case (.burning(let holder), .began(let burn)) where holder == burn: self
    case (.burning(let holder), .ended(let burn, let wrote)) where holder == burn:
      with(.ready, used: wrote ? used : used - 1)
    case (.ready, .givenBack) where used > 0: with(.ready, used: used - 1)
    case (.minted, .revoked), (.ready, .revoked), (.burning, .revoked): with(.revoked)
    case (.minted, .expired), (.ready, .expired): with(.expired)
    default: nil
    }
  }

  private func with(_ state: State, used: Int? = nil) -> BurnAllowance {
    var next = self
    next.state = state
    next.used = used ?? self.used
    return next
  }
}
