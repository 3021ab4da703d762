public import GateDomain

/// `POST /api/v1/session`: sign in.
public struct SignInRequest: Hashable, Sendable, Codable {
  /// The account.
  public let account: String
  /// The password.
  public let password: String
  /// The code of the moment, for those who use time codes.
  public let code: String?

  /// Asks for a session.
  public init(account: String, password: String, code: String? = nil) {
    self.account = account
    self.password = password
    self.code = code
  }
}

/// The answer to a sign-in: a bearer token and whom it stands for.
public struct SessionAnswer: Hashable, Sendable, Codable {
  /// Secret; goes into `Authorization: Bearer`.
  public let token: String
  /// Who is signed in.
  public let person: Person

  /// Hands out a session.
  public init(token: String, person: Person) {
    self.token = token
    self.person = person
  }
}

/// `POST /api/v1/people`: make an account.
public struct NewPerson: Hashable, Sendable, Codable {
  /// The account to make.
  public let person: Person
  /// Its first password.
  public let password: String

  /// Asks for an account.
  public init(person: Person, password: String) {
    self.person = person
    self.password = password
  }
}
