public import GateDomain

/// Somebody who is signed in.
public struct Viewer: Hashable, Sendable {
  /// Who.
  public let person: Person
  /// Goes into every form and is checked on every POST of the console.
  public let formToken: String

  /// Describes a signed-in person.
  public init(person: Person, formToken: String) {
    self.person = person
    self.formToken = formToken
  }
}
