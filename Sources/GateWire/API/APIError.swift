/// How the server says no: a stable code, what is wrong and what to do, in the asked language.
public struct APIError: Error, Hashable, Sendable, Codable {
  /// Stable word for programs, such as `self-approval`.
  public let code: String
  /// What is wrong.
  public let what: String
  /// What to do next.
  public let hint: String

  /// Describes a refusal.
  public init(code: String, what: String, hint: String) {
    self.code = code
    self.what = what
    self.hint = hint
  }
}
