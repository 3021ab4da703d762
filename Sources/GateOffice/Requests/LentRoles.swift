public import GateDomain
import GateStore

/// Roles that somebody has lent to a colleague for a while.
public struct LentRoles: Hashable, Sendable {
  /// Their own name.
  public let id: Identifier<Mandate>
  /// Who lends, and to whom.
  public let giver, taker: Identifier<Person>
  /// Which roles.
  public let roles: Set<Role>
  /// When they may be used.
  public let window: Window

  init(_ stored: StoredMandate) {
    id = stored.id
    giver = stored.giver
    taker = stored.taker
    roles = stored.roles
    window = stored.window
  }
}
