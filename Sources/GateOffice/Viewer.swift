public import GateDomain
public import GateStore

/// Somebody who is signed in.
public struct Viewer: Hashable, Sendable {
  /// What has to be done before anything else.
  public enum Duty: String, Hashable, Sendable, CaseIterable {
    /// Give the second factor: until then nobody is really signed in.
    case secondFactor = "second-factor"
    /// Choose another password.
    case changePassword = "change-password"
    /// Enrol a second factor.
    case enrolFactor = "enrol-factor"
  }

  /// Who.
  public let person: Person
  /// Goes into every form and is checked on every POST of the console.
  public let formToken: String
  /// The session's own name, which is no secret.
  public let session: Identifier<StoredSession>
  /// When the person last proved who they are.
  public let steppedAt: Timestamp
  /// What has to be done first; nil when everything is open.
  public let duty: Duty?

  /// Describes a signed-in person.
  public init(
    person: Person, formToken: String, session: Identifier<StoredSession>, steppedAt: Timestamp,
    duty: Duty?
  ) {
    self.person = person
    self.formToken = formToken
    self.session = session
    self.steppedAt = steppedAt
    self.duty = duty
  }
}
