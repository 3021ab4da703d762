/// One version of a request's content; never changed once made.
public struct Revision: Hashable, Sendable, Codable {
  /// 1 for the first submission, one more for each resubmission.
  public let number: Int
  /// Who wrote it.
  public let author: Identifier<Person>
  /// What it asks for.
  public let content: RequestContent
  /// Digest over number, requester and content in canonical form; approvals name it.
  public let digest: Digest
  /// When it was submitted.
  public let submittedAt: Timestamp

  /// Describes a version; `RevisionDigest` in GateApproval computes the digest.
  public init(
    number: Int, author: Identifier<Person>, content: RequestContent, digest: Digest,
    submittedAt: Timestamp
  ) {
    self.number = number
    self.author = author
    self.content = content
    self.digest = digest
    self.submittedAt = submittedAt
  }
}
