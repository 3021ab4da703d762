/// What one administrator wants done to an account and another has to confirm.
public struct AccountChange: Hashable, Sendable, Codable {
  /// What shall be done.
  public enum Kind: Hashable, Sendable, Codable {
    /// Make the account.
    case add(Person)
    /// Give it these roles and this department instead.
    case assign(roles: Set<Role>, department: String)
    /// Close it; its sessions end and it signs in no more.
    case close
    /// Open a closed one again.
    case reopen
    /// Give it a new first password and take its passkeys and time code away.
    case reset
    /// Take a pledge that was signed on paper, for the text of that digest.
    case pledge(number: String, text: Digest, scan: Attachment)

    /// Stable word for records and programs.
    public var name: String {
      switch self {
      case .add: "add"
      case .assign: "assign"
      case .close: "close"
      case .reopen: "reopen"
      case .reset: "reset"
      case .pledge: "pledge"
      }
    }
  }

  /// Where it stands.
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// It waits for a second administrator.
    case open
    /// It was done.
    case confirmed
    /// A second administrator said no, or the first took it back.
    case refused
  }

  /// Its own name.
  public let id: Identifier<AccountChange>
  /// The account it is about.
  public let account: Identifier<Person>
  /// What shall be done.
  public let kind: Kind
  /// Who proposed it, holding which roles.
  public let proposer: Person
  /// When.
  public let proposedAt: Timestamp
  /// Where it stands.
  public private(set) var state: State
  /// Who confirmed or refused it; nil while it is open.
  public private(set) var decider: Identifier<Person>?

  /// A fresh proposal.
  public init(
    id: Identifier<AccountChange>, account: Identifier<Person>, kind: Kind, proposer: Person,
    at time: Timestamp
  ) {
    self.id = id
    self.account = account
    self.kind = kind
    self.proposer = proposer
    proposedAt = time
    state = .open
    decider = nil
  }

  /// The change as decided by `person`, or why not.
  ///
  /// Security invariants: nobody confirms what they proposed, nobody confirms what is about
  /// themselves, and of the two administrators one is a security administrator, so that those who
  /// run the machine never make an account among themselves.
  public func deciding(_ yes: Bool, by person: Person) throws(AccountRefusal) -> AccountChange {
    guard state == .open else { throw .notOpen }
    guard Permission.may(person, .confirmAccount).isAllowed else { throw .roleMissing }
    if yes {
      guard person.id != proposer.id else { throw .sameAdministrator }
      guard person.id != account else { throw .aboutOneself }
      guard person.holds(.securityAdministrator) || proposer.holds(.securityAdministrator) else {
        throw .noSecurityAdministrator
      }
    }
    var next = self
    next.state = yes ? .confirmed : .refused
    next.decider = person.id
    return next
  }
}
