import GateDomain

/// Who may see what.
///
/// Default deny: a role that is not named here sees nothing.
enum Visibility {
  /// Whether the person may read a request's content.
  ///
  /// The system administrator runs the machine and reads nobody's business; the auditor reads
  /// everything and changes nothing.
  static func mayRead(_ request: Request, _ person: Person) -> Bool {
    if request.requester == person.id || seesEverything(person) { return true }
    if person.holds(.departmentHead), request.department == person.department { return true }
    return request.steps.contains { person.holds($0.role) }
  }

  /// Whether the person may see a transfer with its file names.
  static func mayRead(_ transfer: Transfer, _ person: Person) -> Bool {
    transfer.requester == person.id || seesEverything(person) || person.holds(.stationOperator)
  }

  /// Whether lists show everybody's requests and transfers to the person.
  static func seesEverything(_ person: Person) -> Bool {
    [.securityOfficer, .leader, .auditor].contains(where: person.holds)
  }

  /// Whether lists show everybody's transfers to the person.
  static func seesTransfers(_ person: Person) -> Bool {
    seesEverything(person) || person.holds(.stationOperator)
  }

  /// Whether the person may see everybody's held files with what lies inside them.
  static func mayReadHeld(_ person: Person) -> Bool {
    [.auditor, .securityOfficer].contains(where: person.holds)
  }

  /// Whether the person may read the audit log itself.
  static func mayReadLog(_ person: Person) -> Bool {
    [.auditor, .securityOfficer].contains(where: person.holds)
  }
}
