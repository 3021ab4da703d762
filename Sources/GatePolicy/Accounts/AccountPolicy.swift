/// How people sign in and how long they stay signed in.
public struct AccountPolicy: Hashable, Sendable {
  /// Fewest characters of a password.
  public let minimumPasswordLength: Int
  /// Minutes without any act after which a session ends.
  public let idleMinutes: Int
  /// Hours after which a session ends in any case.
  public let absoluteHours: Int
  /// Wrong passwords in a row that lock an account.
  public let lockoutAttempts: Int
  /// Minutes for which it stays locked.
  public let lockoutMinutes: Int
}
