public import GateDomain

/// `POST /api/v1/requests/ID/answer`: approve, reject or return.
public struct AnswerRequest: Hashable, Sendable, Codable {
  /// The answer.
  public let answer: Approval.Answer
  /// The revision the approver saw.
  public let revision: Digest
  /// Why; must not be empty for reject and return.
  public let reason: String

  /// Answers a request.
  public init(answer: Approval.Answer, revision: Digest, reason: String) {
    self.answer = answer
    self.revision = revision
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
