/// Pairs of roles that one person must never hold together (三员分立).
///
/// Security: the auditor must NEVER hold a role whose acts the auditor reviews; the one who runs
/// the machine must NEVER decide who may use it. Otherwise one person could act and clear the act.
public enum RoleConflict {
  /// Whether no person may hold both.
  public static func exists(between first: Role, and second: Role) -> Bool {
    guard first != second else { return false }
    let pair = Set([first, second])
    if pair.contains(.auditor) { return true }
    if pair.contains(.systemAdministrator) { return true }
    return pair == [.securityAdministrator, .securityOfficer]
  }

  /// The first conflicting pair in `roles`, in the order of `Role.allCases`; nil if none.
  public static func first(in roles: Set<Role>) -> (Role, Role)? {
    let ordered = Role.allCases.filter(roles.contains)
    for (index, left) in ordered.enumerated() {
      for right in ordered[(index + 1)...] where exists(between: left, and: right) {
        return (left, right)
      }
    }
    return nil
  }
}
