public import GateDomain

/// One medium of the register (介质台账).
public struct RegisteredMedium: Hashable, Sendable, Codable {
  /// Its number.
  public let number: MediumNumber
  /// What it is.
  public let kind: MediumKind
  /// Which way data goes on it.
  public let use: MediumUse
  /// The highest mark that may stand on it, or, once written, that does.
  public internal(set) var level: DiscLevel
  /// Who keeps it.
  public internal(set) var custodian: Identifier<Person>
  /// The burn that wrote or spoiled it; nil before.
  public internal(set) var burn: Identifier<Burn>?
  /// Where it is in its life.
  public internal(set) var state: MediumState
  /// What it was before somebody said that it was destroyed.
  var kept: String?
  /// When it was registered.
  public let registeredAt: Timestamp

  /// A new blank medium.
  public init(
    number: MediumNumber, kind: MediumKind, use: MediumUse, level: DiscLevel,
    custodian: Identifier<Person>, at time: Timestamp
  ) {
    self.number = number
    self.kind = kind
    self.use = use
    self.level = level
    self.custodian = custodian
    burn = nil
    state = .blank
    kept = nil
    registeredAt = time
  }

  /// Whether it should have come back before `time`.
  public func isOverdue(at time: Timestamp) -> Bool {
    if case .issued(_, let due) = state { due < time } else { false }
  }
}
