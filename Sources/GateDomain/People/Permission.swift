/// Who may do what to which thing.
///
/// Security: this is the one place that says yes. Whatever is not named here is refused; a rule
/// that forbids wins over every rule that allows; roles that must not be held together allow
/// nothing at all, however the account came to hold them. `PermissionTests` holds the whole table.
public enum Permission {
  /// Whether `person` may do `act` to a thing bound to the person by `tie`.
  public static func may(
    _ person: Person, _ act: Act, _ tie: Tie = [], under separation: Separation = .built
  ) -> Ruling {
    // A tie alone is no right: whoever lost every role owns their old requests in vain.
    guard !person.roles.isEmpty else { return .denied(.nothingAllows) }
    if separation.conflict(in: person.roles) != nil { return .denied(.conflictingRoles) }
    if act.changes, person.holds(.auditor) { return .denied(.auditorChangesNothing) }
    if isContent(act), person.holds(.systemAdministrator) {
      return .denied(.systemAdministratorReadsNoContent)
    }
    if act == .answerRequest || act == .decideHeld || act == .confirmAccount, tie.contains(.own) {
      return .denied(.notOneself)
    }
    return allowing(person, act, tie).map(Ruling.allowed) ?? .denied(.nothingAllows)
  }

  /// Roles of which one alone can be enough for `act`, to some thing.
  public static func roles(for act: Act) -> Set<Role> {
    Set(
      Role.allCases.filter { role in
        let person = Person(id: Identifier("x"), name: "", department: "", roles: [role])
        return Tie.everyCombination.contains { may(person, act, $0).isAllowed }
      })
  }

  private static func isContent(_ act: Act) -> Bool {
    switch act {
    case .fileRequest, .readRequest, .overseeRequests, .answerRequest, .withdrawRequest,
      .voidRequest, .readTransfer, .fetchFile, .readHeld, .decideHeld, .readLog, .stageDisc,
      .readMedia, .keepMedia, .readMachines, .decideMachines, .carryReport, .seeFigures:
      true
    case .keepOwnAccount, .seeStations, .readAccounts, .proposeAccount, .confirmAccount,
      .endSession, .registerPledge:
      false
    }
  }

  private static func allowing(_ person: Person, _ act: Act, _ tie: Tie) -> Ruling.Rule? {
    if !roles(naming: act).isDisjoint(with: person.roles) { return .role }
    switch act {
    case .readRequest:
      if tie.contains(.own) { return .own }
      if person.holds(.departmentHead), tie.contains(.department) { return .ownDepartment }
      return tie.contains(.step) ? .openStep : nil
    case .answerRequest: return tie.contains(.step) ? .openStep : nil
    case .readTransfer, .fetchFile, .withdrawRequest: return tie.contains(.own) ? .own : nil
    default: return nil
    }
  }

  // The roles that allow an act whatever it is done to.
  private static func roles(naming act: Act) -> Set<Role> {
    switch act {
    case .keepOwnAccount: Set(Role.allCases)
    // The form says which of them may file it.
    case .fileRequest: Set(Role.allCases).subtracting([.systemAdministrator, .auditor])
    case .readRequest: [.securityOfficer, .leader, .auditor]
    case .overseeRequests: [.departmentHead, .securityOfficer, .leader, .auditor]
    case .answerRequest, .withdrawRequest: []
    case .voidRequest, .fetchFile, .decideHeld: [.securityOfficer]
    case .readTransfer: [.securityOfficer, .leader, .auditor, .stationOperator]
    case .readHeld, .readLog: [.securityOfficer, .auditor]
    case .seeStations:
      [.stationOperator, .securityOfficer, .securityAdministrator, .systemAdministrator]
    case .readAccounts: [.systemAdministrator, .securityAdministrator, .auditor]
    case .proposeAccount, .confirmAccount: [.systemAdministrator, .securityAdministrator]
    case .endSession: [.securityAdministrator]
    case .registerPledge: [.securityAdministrator]
    case .stageDisc: [.staff]
    case .readMedia: [.securityOfficer, .stationOperator, .auditor, .leader]
    case .keepMedia, .carryReport: [.securityOfficer, .stationOperator]
    case .readMachines: [.securityOfficer, .securityAdministrator, .auditor]
    case .decideMachines: [.securityOfficer]
    case .seeFigures: [.securityOfficer, .leader, .auditor]
    }
  }
}
