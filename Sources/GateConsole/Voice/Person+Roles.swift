import GateDomain

extension Person {
  /// The person's roles in the order in which the office lists them.
  var orderedRoles: [Role] { Role.allCases.filter(roles.contains) }

  /// Whether the person holds one of `roles`.
  func holds(anyOf roles: Set<Role>) -> Bool {
    !self.roles.isDisjoint(with: roles)
  }
}
