public import GateDomain

/// Asks the office to know a machine.
public struct EnrolRequest: Hashable, Sendable, Codable {
  /// What the machine says of itself.
  public let enrolment: Enrolment
  /// Who answers for it.
  public let owner: Identifier<Person>
  /// How many days may pass between two reports.
  public let periodDays: Int

  /// Describes the request.
  public init(enrolment: Enrolment, owner: Identifier<Person>, periodDays: Int) {
    self.enrolment = enrolment
    self.owner = owner
    self.periodDays = periodDays
  }
}

/// What importing a report came to.
public struct ImportAnswer: Hashable, Sendable, Codable {
  /// The machine.
  public let machine: Identifier<ExternalMachine>
  /// The report's number.
  public let number: UInt64
  /// Whether this very report was here before.
  public let wasKnown: Bool
  /// Findings that are there for the first time, there again, and proved gone.
  public let new, backAgain, gone: Int
  /// What must be looked into.
  public let incidents: [MachineIncident.Kind]

  /// Describes what happened.
  public init(
    machine: Identifier<ExternalMachine>, number: UInt64, wasKnown: Bool, new: Int, backAgain: Int,
    gone: Int, incidents: [MachineIncident.Kind]
  ) {
    self.machine = machine
    self.number = number
    self.wasKnown = wasKnown
    self.new = new
    self.backAgain = backAgain
    self.gone = gone
    self.incidents = incidents
  }
}

/// One machine with what is to be done about it.
public struct MachineOverview: Hashable, Sendable, Codable {
  /// The machine.
  public let machine: RegisteredMachine
  /// Findings that wait for somebody.
  public let open: Int
  /// Those among them whose time is over.
  public let late: Int
  /// The worst of them.
  public let worst: Severity?
  /// Open findings after each of the last reports, oldest first.
  public let trend: [Int]

  /// Describes a machine's state.
  public init(
    machine: RegisteredMachine, open: Int, late: Int, worst: Severity?, trend: [Int]
  ) {
    self.machine = machine
    self.open = open
    self.late = late
    self.worst = worst
    self.trend = trend
  }
}
