public import GateDomain

/// One entry of the audit log.
///
/// Its bytes are the leaf; nothing is ever written anew from a value.
///
/// Fields follow `docs/audit-log.md`: when, who, what kind, with which result, on what.
public struct Record: Hashable, Sendable {
  /// Largest record in bytes.
  public static let sizeLimit = 16_384

  /// Whether what the record tells of came off.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// It did.
    case success
    /// It did not.
    case failure
  }

  /// Who acted: an account with its roles at that time, or a program.
  public struct Subject: Hashable, Sendable {
    /// The account, or `server`, or the station's name.
    public let id: String
    /// The name at that time; empty for programs.
    public let name: String
    /// The roles at that time; empty for programs.
    public let roles: [Role]

    /// Names a subject.
    public init(id: String, name: String = "", roles: [Role] = []) {
      self.id = id
      self.name = name
      self.roles = roles
    }

    /// A person as subject.
    public init(_ person: Person) {
      self.init(
        id: person.id.rawValue, name: person.name,
        roles: Role.allCases.filter(person.roles.contains))
    }
  }

  /// A ULID; the same record sent twice is stored once.
  public let id: String
  /// When, by the clock of the host that wrote it.
  public let time: Timestamp
  /// What kind of event.
  public let event: RecordEvent
  /// How it came off.
  public let outcome: Outcome
  /// `server` or `station:NAME`.
  public let source: String
  /// Who acted.
  public let subject: Subject
  /// What was acted on: its kind, such as `request`, and its name.
  public let object: (kind: String, id: String)
  /// Everything else, by event.
  public let body: JSONValue
  /// The policy bundle in force.
  public let policy: Digest
  /// For records of a station: the chain they stand in.
  public let chain: StationChain?

  /// Describes an event.
  public init(
    id: String, time: Timestamp, event: RecordEvent, outcome: Outcome, source: String,
    subject: Subject, object: (kind: String, id: String), body: JSONValue, policy: Digest,
    chain: StationChain? = nil
  ) {
    self.id = id
    self.time = time
    self.event = event
    self.outcome = outcome
    self.source = source
    self.subject = subject
    self.object = object
    self.body = body
    self.policy = policy
    self.chain = chain
  }

  /// Two records are the same when their bytes are.
  public static func == (left: Record, right: Record) -> Bool {
    left.canonical == right.canonical
  }

  /// Hashes the canonical form.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(canonical)
  }
}

/// Where a station's record stands among that station's records.
///
/// Security: the server cannot forge, reorder or drop a station's records unseen, because each
/// carries its number, the leaf hash of the one before and the station's signature.
public struct StationChain: Hashable, Sendable {
  /// 1 for the station's first record, then one more each.
  public let sequence: Int64
  /// SHA-256 of the bytes of the record before; 32 zero bytes for the first.
  public let previous: Digest
  /// Ed25519 signature, in hexadecimal digits, over the record without this field; empty until
  /// signed.
  public let signature: String

  /// Describes a place in the chain.
  public init(sequence: Int64, previous: Digest, signature: String) {
    self.sequence = sequence
    self.previous = previous
    self.signature = signature
  }

  /// What the first record of a station names as the one before.
  public static let beginning: Digest = {
    guard let zeros = Digest(bytes: [UInt8](repeating: 0, count: 32)) else {
      preconditionFailure("a digest has 32 bytes")
    }
    return zeros
  }()
}
