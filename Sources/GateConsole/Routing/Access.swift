import GateDomain

/// Who may use a route.
///
/// Security: this is the outer wall. The office decides again, by the thing itself, for every act.
enum Access: Hashable, Sendable {
  /// Everybody, signed in or not.
  case anyone
  /// Everybody who is signed in.
  case signedIn
  /// Holders of one of these roles.
  case roles(Set<Role>)
  /// A station with its own token, which the office checks.
  case station

  /// Those who may come across requests and transfers: all but the one who runs the machine and
  /// reads nobody's business.
  static let business = Access.roles(Set(Role.allCases).subtracting([.systemAdministrator]))

  /// Those who file requests.
  static let requesters = Access.roles([.staff])

  /// Those who see devices, engine and signatures.
  static let stationKeepers = Access.roles(
    [.stationOperator, .securityOfficer, .securityAdministrator, .systemAdministrator])

  /// Those who read the audit log.
  static let logReaders = Access.roles([.auditor, .securityOfficer])

  /// Those who see the requests of others.
  static let overseers = Access.roles([.departmentHead, .securityOfficer, .leader, .auditor])

  /// Those who take approved requests back and decide about held files.
  static let officers = Access.roles([.securityOfficer])

  /// Those who see everybody's held files.
  static let reviewers = Access.roles([.securityOfficer, .auditor])

  /// Those who make accounts.
  static let accountKeepers = Access.roles([.systemAdministrator])

  /// Those who see all accounts.
  static let accountReaders = Access.roles(
    [.systemAdministrator, .securityAdministrator, .auditor])

  /// Lets a visit through or says why not.
  func check(_ person: Person?) throws(Problem) {
    switch self {
    case .anyone, .station: return
    case .signedIn:
      if person == nil { throw .notSignedIn }
    case .roles(let roles):
      guard let person else { throw .notSignedIn }
      guard person.holds(anyOf: roles) else { throw .forbidden }
    }
  }
}
