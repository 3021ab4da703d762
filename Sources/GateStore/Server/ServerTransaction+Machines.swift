public import GateDomain
import GRDB
public import GateRetention

extension ServerTransaction {
  /// Stores a machine, new or changed.
  public func save(_ machine: RegisteredMachine) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO external_machine (id, json) VALUES (?, ?)",
      arguments: [machine.id.rawValue, try StoredJSON.encode(machine)])
  }

  /// Every machine, by name.
  public func machines() throws -> [RegisteredMachine] {
    try String.fetchAll(database, sql: "SELECT json FROM external_machine ORDER BY id")
      .map { try StoredJSON.decode($0) }
  }

  /// One machine; nil when there is none of this name.
  public func machine(_ id: Identifier<ExternalMachine>) throws -> RegisteredMachine? {
    try String.fetchOne(
      database, sql: "SELECT json FROM external_machine WHERE id = ?", arguments: [id.rawValue]
    ).map { try StoredJSON.decode($0) }
  }

  /// Keeps a report's signed text.
  public func insertReport(
    of machine: Identifier<ExternalMachine>, number: UInt64, digest: Digest, at time: Timestamp,
    open: Int, statement: String, signature: String
  ) throws {
    try database.execute(
      sql: "INSERT INTO machine_report VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        machine.rawValue, Int64(clamping: number), digest.hex, time.milliseconds, open, statement,
        signature,
      ])
  }

  /// The digest of the report of this number; nil when it never came.
  public func reportDigest(of machine: Identifier<ExternalMachine>, number: UInt64) throws
    -> Digest?
  {
    try String.fetchOne(
      database, sql: "SELECT digest FROM machine_report WHERE machine = ? AND number = ?",
      arguments: [machine.rawValue, Int64(clamping: number)]
    ).flatMap(Digest.init(hex:))
  }

  /// Open findings after each of the last twelve reports, oldest first.
  public func trend(of machine: Identifier<ExternalMachine>) throws -> [Int] {
    try Int.fetchAll(
      database,
      sql: "SELECT open FROM machine_report WHERE machine = ? ORDER BY number DESC LIMIT 12",
      arguments: [machine.rawValue]
    ).reversed()
  }

  /// Stores findings, new or changed.
  public func save(_ findings: [MachineFinding]) throws {
    for finding in findings {
      try database.execute(
        sql: "INSERT OR REPLACE INTO machine_finding VALUES (?, ?, ?, ?)",
        arguments: [
          finding.id.rawValue, finding.machine.rawValue, finding.state.rawValue,
          try StoredJSON.encode(finding),
        ])
    }
  }

  /// The findings of a machine, or of all; with `isPast` those that are gone too.
  public func findings(of machine: Identifier<ExternalMachine>?, isPast: Bool) throws
    -> [MachineFinding]
  {
    var clauses: [String] = []
    var arguments: [any DatabaseValueConvertible] = []
    if let machine {
      clauses.append("machine = ?")
      arguments.append(machine.rawValue)
    }
    if !isPast { clauses.append("state <> 'gone'") }
    let condition = clauses.isEmpty ? "" : "WHERE " + clauses.joined(separator: " AND ")
    return try String.fetchAll(
      database, sql: "SELECT json FROM machine_finding \(condition) ORDER BY machine, id",
      arguments: StatementArguments(arguments)
    ).map { try StoredJSON.decode($0) }
  }

  /// One finding.
  public func finding(_ id: Identifier<MachineFinding>) throws -> MachineFinding? {
    try String.fetchOne(
      database, sql: "SELECT json FROM machine_finding WHERE id = ?", arguments: [id.rawValue]
    ).map { try StoredJSON.decode($0) }
  }

  /// Notes an incident.
  public func insert(_ incident: MachineIncident) throws {
    try database.execute(
      sql: "INSERT INTO machine_incident (machine, at, json) VALUES (?, ?, ?)",
      arguments: [
        incident.machine.rawValue, incident.at.milliseconds, try StoredJSON.encode(incident),
      ])
  }

  /// The last incidents of a machine, newest first.
  public func incidents(of machine: Identifier<ExternalMachine>) throws -> [MachineIncident] {
    try String.fetchAll(
      database,
      sql: "SELECT json FROM machine_incident WHERE machine = ? ORDER BY number DESC LIMIT 50",
      arguments: [machine.rawValue]
    ).map { try StoredJSON.decode($0) }
  }
}
