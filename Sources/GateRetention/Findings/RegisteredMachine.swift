public import GateDomain

/// An external machine as the office knows it.
public struct RegisteredMachine: Hashable, Sendable, Codable {
  /// The numbers of a machine's last report.
  public struct LastReport: Hashable, Sendable, Codable {
    /// Its number.
    public let number: UInt64
    /// SHA-256 of its signed text.
    public let digest: Digest
    /// When the inspection ended, by the machine's clock.
    public let finishedAt: Timestamp
    /// When it came here.
    public let importedAt: Timestamp
    /// Which rules it used.
    public let rulesNumber: UInt64
    /// Files read, unchanged and not readable; folders that stayed closed.
    public let read, unchanged, unreadable, closedFolders: UInt64
    /// What the machine says of itself.
    public let facts: [String: String]

    /// Takes the numbers of a report.
    public init(_ report: InspectionReport, digest: Digest, at time: Timestamp) {
      number = report.number
      self.digest = digest
      finishedAt = report.finishedAt
      importedAt = time
      rulesNumber = report.rulesNumber
      read = report.coverage.read
      unchanged = report.coverage.unchanged
      unreadable = report.coverage.unreadable
      closedFolders = report.coverage.closedFolders
      facts = report.facts
    }
  }

  /// Its short name.
  public let id: Identifier<ExternalMachine>
  /// Its name for people.
  public let name: String
  /// Its public key in hexadecimal digits.
  public let key: String
  /// Who answers for it: an account.
  public let owner: Identifier<Person>
  /// How many seconds may pass between two reports.
  public let periodSeconds: Int64
  /// When it was enrolled.
  public let enrolledAt: Timestamp
  /// The addresses of its network cards at the enrolment.
  public let addresses: [String]?
  /// The last report; nil before the first.
  public var last: LastReport?
  /// Whether it has been noted that a report is overdue.
  public var isOverdueNoted = false

  /// Describes a machine.
  public init(
    id: Identifier<ExternalMachine>, name: String, key: String, owner: Identifier<Person>,
    periodSeconds: Int64, enrolledAt: Timestamp, addresses: [String]? = nil
  ) {
    self.id = id
    self.name = name
    self.key = key
    self.owner = owner
    self.periodSeconds = periodSeconds
    self.enrolledAt = enrolledAt
    self.addresses = addresses
  }

  /// The addresses of its network cards, at the enrolment and by its last report.
  ///
  /// What the machine itself says: whoever changes a card's address is not found by it.
  public var networkAddresses: [String] {
    let reported = last?.facts[Self.addressesFact]?.split(separator: " ").map(String.init) ?? []
    return Array(Set((addresses ?? []) + reported)).sorted()
  }

  /// The fact of a report that names the network cards' addresses, with spaces between them.
  public static let addressesFact = "addresses"

  /// Until when its next report must be here.
  public var reportDue: Timestamp {
    (last?.importedAt ?? enrolledAt).adding(seconds: periodSeconds)
  }
}

/// Something about a machine's reports that an officer must look into.
public struct MachineIncident: Hashable, Sendable, Codable {
  /// What it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    /// A report under a number that another report already has.
    case replay
    /// Reports between the last and this one never came.
    case gap
    /// The report does not follow the one before it.
    case brokenChain = "broken-chain"
    /// It used older rules than the machine had already.
    case olderRules = "older-rules"
    /// The machine's clock ran backwards or ahead.
    case clock
    /// No report came within the machine's period.
    case overdue

    /// The kind's name.
    public var words: Words {
      switch self {
      case .replay: Words("报告编号重复", "a report under a number that was used")
      case .gap: Words("报告编号不连续", "reports are missing in between")
      case .brokenChain: Words("报告与上一份不衔接", "a report that does not follow the last one")
      case .olderRules: Words("使用了更旧的规则", "older rules than before")
      case .clock: Words("本机时钟异常", "a clock that is wrong")
      case .overdue: Words("逾期未报告", "no report in time")
      }
    }
  }

  /// The machine.
  public let machine: Identifier<ExternalMachine>
  /// What it is.
  public let kind: Kind
  /// When it was noticed.
  public let at: Timestamp
  /// The report's number; 0 when it is about none.
  public let number: UInt64

  /// Describes an incident.
  public init(
    machine: Identifier<ExternalMachine>, kind: Kind, at: Timestamp, number: UInt64
  ) {
    self.machine = machine
    self.kind = kind
    self.at = at
    self.number = number
  }
}
