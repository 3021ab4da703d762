/// Pairs of roles that one person must never hold together, as the policy lists them.
///
/// Security: a policy can add pairs; `RoleConflict` names those that it can NEVER leave out.
public struct Separation: Hashable, Sendable {
  /// The pairs, each two different roles.
  public let pairs: Set<Set<Role>>

  /// Takes the policy's pairs and adds those that always hold.
  public init(adding pairs: Set<Set<Role>>) {
    self.pairs = pairs.union(Self.built.pairs)
  }

  /// The pairs that always hold (三员分立).
  public static let built = Separation(
    exactly: Set(
      Role.allCases.flatMap { first in
        Role.allCases.filter { RoleConflict.exists(between: first, and: $0) }.map { [first, $0] }
      }))

  private init(exactly pairs: Set<Set<Role>>) {
    self.pairs = pairs
  }

  /// The first conflicting pair in `roles`, in the order of `Role.allCases`; nil if none.
  public func conflict(in roles: Set<Role>) -> (Role, Role)? {
    let ordered = Role.allCases.filter(roles.contains)
    for (index, left) in ordered.enumerated() {
      for right in ordered[(index + 1)...] where pairs.contains([left, right]) {
        return (left, right)
      }
    }
    return nil
  }
}
