public import GateDomain

/// How people sign in and how long they stay signed in.
public struct AccountPolicy: Hashable, Sendable {
  /// Fewest characters of a password.
  public let minimumPasswordLength: Int
  /// How many of a person's last passwords may not be used again.
  public let passwordHistory: Int
  /// Days after which a password has to be changed; 0 for never.
  public let passwordMaxAgeDays: Int
  /// Minutes without any act after which a session ends.
  public let idleMinutes: Int
  /// Fewer minutes for some roles; the shortest of a person's roles counts.
  public let idleByRole: [Role: Int]
  /// Hours after which a session ends in any case.
  public let absoluteHours: Int
  /// Wrong passwords in a row that lock an account.
  public let lockoutAttempts: Int
  /// Minutes for which it stays locked the first time; each further time twice as long.
  public let lockoutMinutes: Int
  /// Minutes that no lock exceeds, so that nobody can lock the last officer out for good.
  public let longestLockoutMinutes: Int
  /// Wrong passwords from one address that lock the address.
  public let addressAttempts: Int
  /// Holders of these roles sign in with a second factor.
  public let secondFactorRoles: Set<Role>

  /// How many minutes a session of a person with these roles may be idle.
  public func idleMinutes(of roles: Set<Role>) -> Int {
    roles.compactMap { idleByRole[$0] }.min().map { min($0, idleMinutes) } ?? idleMinutes
  }

  /// For how many minutes an account is locked, having been locked `before` times in a row.
  public func lockoutMinutes(before: Int) -> Int {
    min(lockoutMinutes << min(max(before, 0), 12), longestLockoutMinutes)
  }
}
