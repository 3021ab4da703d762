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
  /// Those whom `Permission` lets do this to something, whatever it is.
  case act(Act)
  /// A station with its own token, which the office checks.
  case station

  /// Those who may come across requests and transfers.
  static let business = Access.act(.readRequest)
  /// Those who file requests; a form says which of them may file it.
  static let requesters = Access.act(.fileRequest)
  /// Those who put files down for a disc.
  static let stagers = Access.act(.stageDisc)
  /// Those who may be asked for an answer to a request.
  static let approvers = Access.act(.answerRequest)
  /// Those who may have a request of their own to take back or change.
  static let owners = Access.act(.withdrawRequest)
  /// Those who see devices, engine and signatures.
  static let stationKeepers = Access.act(.seeStations)
  /// Those who read the audit log.
  static let logReaders = Access.act(.readLog)
  /// Those who see the requests of others.
  static let overseers = Access.act(.overseeRequests)
  /// Those who see every request, and so the figures over all of them.
  static let seers = Access.act(.seeFigures)
  /// Those who take approved requests back.
  static let voiders = Access.act(.voidRequest)
  /// Those who decide about held files.
  static let officers = Access.act(.decideHeld)
  /// Those who see everybody's held files.
  static let reviewers = Access.act(.readHeld)
  /// Those who propose accounts.
  static let accountKeepers = Access.act(.proposeAccount)
  /// Those who see all accounts.
  static let accountReaders = Access.act(.readAccounts)

  /// The roles that let somebody through; nil where roles do not matter.
  var roles: Set<Role>? {
    switch self {
    case .anyone, .signedIn, .station: nil
    case .roles(let roles): roles
    case .act(let act): Permission.roles(for: act)
    }
  }

  /// Lets a visit through or says why not.
  func check(_ person: Person?) throws(Problem) {
    switch self {
    case .anyone, .station: return
    case .signedIn:
      if person == nil { throw .notSignedIn }
    case .roles(let roles):
      guard let person else { throw .notSignedIn }
      guard person.holds(anyOf: roles) else { throw .forbidden }
    case .act(let act):
      guard let person else { throw .notSignedIn }
      guard Tie.everyCombination.contains(where: { Permission.may(person, act, $0).isAllowed })
      else { throw .forbidden }
    }
  }
}
