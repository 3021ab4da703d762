public import GateDomain

/// Why the office said no, in words for the person who asked.
public struct Refusal: ExplainedError, Hashable, Sendable {
  /// What kind of no it is; decides the HTTP status.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// Nobody is signed in (401).
    case notSignedIn
    /// The person may not do this (403).
    case forbidden
    /// There is no such thing, or the person may not know of it (404).
    case notFound
    /// The thing has changed or is in another state (409).
    case conflict
    /// What was sent makes no sense (422).
    case invalid
    /// Too many tries (429).
    case tooMany
    /// The office cannot act now, e.g. because it cannot log (503).
    case unavailable
  }

  /// The kind.
  public let kind: Kind
  /// Stable word for programs.
  public let code: String
  /// What is wrong and what to do.
  public let explanation: Explanation

  /// Describes a refusal.
  public init(_ kind: Kind, _ code: String, what: Words, hint: Words) {
    self.kind = kind
    self.code = code
    explanation = Explanation(what: what, hint: hint)
  }
}
