public import GateDomain

/// `POST /api/v1/people/ACCOUNT/changes`: propose a change of an account.
public struct AccountProposal: Hashable, Sendable, Codable {
  /// What shall be done.
  public let kind: AccountChange.Kind
  /// The new first password, for `reset` alone.
  public let password: String?

  /// Proposes a change.
  public init(kind: AccountChange.Kind, password: String? = nil) {
    self.kind = kind
    self.password = password
  }
}

/// `POST /api/v1/changes/ID`: confirm or refuse a proposed change.
public struct AccountDecision: Hashable, Sendable, Codable {
  /// Whether it shall be done.
  public let confirm: Bool

  /// Decides.
  public init(confirm: Bool) {
    self.confirm = confirm
  }
}

/// `GET /api/v1/people`: one account.
public struct AccountView: Hashable, Sendable, Codable {
  /// Who.
  public let person: Person
  /// Whether somebody may sign in with it.
  public let isActive: Bool
  /// Until when wrong passwords keep it locked; nil when it is not.
  public let lockedUntil: Timestamp?
  /// Until when the person's pledge counts; nil when there is none that counts.
  public let pledgedUntil: Timestamp?

  /// Describes an account.
  public init(person: Person, isActive: Bool, lockedUntil: Timestamp?, pledgedUntil: Timestamp?) {
    self.person = person
    self.isActive = isActive
    self.lockedUntil = lockedUntil
    self.pledgedUntil = pledgedUntil
  }
}

/// `POST /api/v1/password`: choose another password.
public struct PasswordChange: Hashable, Sendable, Codable {
  /// The one in use.
  public let current: String
  /// The next one.
  public let next: String

  /// Chooses a password.
  public init(current: String, next: String) {
    self.current = current
    self.next = next
  }
}

/// `GET /api/v1/roster/draft`: the passkeys that people have enrolled, for a roster to be signed.
public struct RosterDraft: Hashable, Sendable, Codable {
  /// One passkey.
  public struct Entry: Hashable, Sendable, Codable {
    /// Whose.
    public let person: Identifier<Person>
    /// The person's name.
    public let name: String
    /// The credential, the public key and the key's short fingerprint.
    public let credential, key, fingerprint: String

    /// Describes a passkey.
    public init(
      person: Identifier<Person>, name: String, credential: String, key: String,
      fingerprint: String
    ) {
      self.person = person
      self.name = name
      self.credential = credential
      self.key = key
      self.fingerprint = fingerprint
    }
  }

  /// The host name that passkeys are bound to.
  public let host: String
  /// The version of the roster in force; 0 before there is one.
  public let version: Int
  /// The passkeys.
  public let entries: [Entry]

  /// Describes a draft.
  public init(host: String, version: Int, entries: [Entry]) {
    self.host = host
    self.version = version
    self.entries = entries
  }
}
