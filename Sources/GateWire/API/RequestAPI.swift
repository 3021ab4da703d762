public import GateDomain

/// `POST /api/v1/requests/ID/answer`: approve, reject or return.
public struct AnswerRequest: Hashable, Sendable, Codable {
  /// The answer.
  public let answer: Approval.Answer
  /// The revision the approver saw.
  public let revision: Digest
  /// Why; must not be empty for reject and return.
  public let reason: String
  /// What an approver takes away; nil for nothing.
  public let narrowing: Narrowing?
  /// The approver's own signature, where the step asks for one.
  public let seal: Seal?

  /// Answers a request.
  public init(
    answer: Approval.Answer, revision: Digest, reason: String, narrowing: Narrowing? = nil,
    seal: Seal? = nil
  ) {
    self.seal = seal
    self.answer = answer
    self.revision = revision
    self.reason = reason
    self.narrowing = narrowing
  }
}

/// `POST /api/v1/requests/ID/help`: an approver turns to a colleague.
public struct HelpRequest: Hashable, Sendable, Codable {
  /// How a colleague helps.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Their approval is needed too (加签).
    case addReviewer = "add-reviewer"
    /// They take the turn over (转办).
    case handOver = "hand-over"
  }

  /// How.
  public let kind: Kind
  /// The colleague's account.
  public let colleague: String
  /// Why.
  public let reason: String

  /// Asks a colleague.
  public init(kind: Kind, colleague: String, reason: String) {
    self.kind = kind
    self.colleague = colleague
    self.reason = reason
  }
}

/// `POST /api/v1/requests/ID/void`: take an approved request back.
public struct VoidRequest: Hashable, Sendable, Codable {
  /// Why.
  public let reason: String

  /// Voids a request.
  public init(reason: String) {
    self.reason = reason
  }
}

/// `GET /api/v1/requests?list=…`: which requests to list.
public enum RequestList: String, Hashable, Sendable, Codable, CaseIterable {
  /// The signed-in person's own.
  case mine
  /// Those that wait for the signed-in person's answer.
  case toApprove = "to-approve"
  /// All that the signed-in person may see.
  case all
}
