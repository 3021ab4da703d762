/// Roles that somebody has lent to a colleague for a while.
public struct LentRoles: Hashable, Sendable, Codable {
  /// Their own name.
  public let id: Identifier<Mandate>
  /// Who lends, and to whom.
  public let giver, taker: Identifier<Person>
  /// Which roles.
  public let roles: Set<Role>
  /// When they may be used.
  public let window: Window

  /// Describes lent roles.
  public init(
    id: Identifier<Mandate>, giver: Identifier<Person>, taker: Identifier<Person>,
    roles: Set<Role>, window: Window
  ) {
    self.id = id
    self.giver = giver
    self.taker = taker
    self.roles = roles
    self.window = window
  }
}
