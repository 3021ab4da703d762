/// A colleague's roles that somebody may use in their stead for a while (代理审批).
///
/// Security: it is given by the one who holds the roles themselves, so there is no chain: only
/// roles that `giver` holds are lent, NEVER roles that were lent to the giver.
public struct Mandate: Hashable, Sendable, Codable {
  /// Who lends their roles, as they are now.
  public let giver: Person
  /// Which of them.
  public let roles: Set<Role>
  /// When it may be used.
  public let window: Window

  /// Describes a mandate.
  public init(giver: Person, roles: Set<Role>, window: Window) {
    self.giver = giver
    self.roles = roles.intersection(giver.roles)
    self.window = window
  }

  /// Whether it lends `role` at `time`.
  public func lends(_ role: Role, at time: Timestamp) -> Bool {
    roles.contains(role) && window.position(of: time) == .inside
  }
}
