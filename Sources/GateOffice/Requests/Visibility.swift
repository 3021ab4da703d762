import GateDomain

/// Who may see what, by `Permission`.
enum Visibility {
  /// Whether the person may read a request's content.
  static func mayRead(_ request: Request, _ person: Person, mandates: [Mandate] = []) -> Bool {
    Permission.may(person, .readRequest, Tie(person, request, mandates: mandates)).isAllowed
  }

  /// Whether the person may see a transfer with its file names.
  static func mayRead(_ transfer: Transfer, _ person: Person) -> Bool {
    Permission.may(person, .readTransfer, Tie(person, owner: transfer.requester)).isAllowed
  }

  /// Whether lists show everybody's requests and transfers to the person.
  static func seesEverything(_ person: Person) -> Bool {
    Permission.may(person, .readRequest).isAllowed
  }

  /// Whether lists show everybody's transfers to the person.
  static func seesTransfers(_ person: Person) -> Bool {
    Permission.may(person, .readTransfer).isAllowed
  }

  /// Whether the person may see everybody's held files with what lies inside them.
  static func mayReadHeld(_ person: Person) -> Bool {
    Permission.may(person, .readHeld).isAllowed
  }

  /// Whether the person may read the audit log itself.
  static func mayReadLog(_ person: Person) -> Bool {
    Permission.may(person, .readLog).isAllowed
  }

  /// Whether the person may see external machines and what was found on them.
  static func mayReadMachines(_ person: Person) -> Bool {
    [.auditor, .securityOfficer, .securityAdministrator].contains(where: person.holds)
  }

  /// Whether the person may bring in a machine's report, which its own key speaks for.
  static func mayImportReports(_ person: Person) -> Bool {
    [.securityOfficer, .stationOperator].contains(where: person.holds)
  }
}
