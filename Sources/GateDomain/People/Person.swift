/// Somebody with an account of their own; accounts are never shared.
public struct Person: Hashable, Sendable, Codable {
  /// What a person signs in with: lower-case letters, digits, `.`, `_` and `-`, 2 to 32 of them.
  public let id: Identifier<Person>
  /// The name as colleagues write it.
  public let name: String
  /// The department the person belongs to.
  public let department: String
  /// What the person may do.
  public let roles: Set<Role>

  /// Describes a person; `AccountRules` decides whether such an account may exist.
  public init(id: Identifier<Person>, name: String, department: String, roles: Set<Role>) {
    self.id = id
    self.name = name
    self.department = department
    self.roles = roles
  }

  /// Whether the person holds `role`.
  public func holds(_ role: Role) -> Bool {
    roles.contains(role)
  }
}
