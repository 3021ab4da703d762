import GateDomain
import Testing

@Suite struct ResubmissionTests {
  static let steps = [
    Office.step("head", .departmentHead), Office.step("officer", .securityOfficer),
  ]

  /// Approved by the head, then returned by the officer.
  static func returned() throws -> Request {
    let request = Office.request(steps: steps)
    return try request.after(Office.answer(.approve, request), by: Office.head)
      .after(Office.answer(.return, request), by: Office.officer)
  }

  @Test func `an edit makes every earlier approval stale`() throws {
    let edited = try Self.returned().after(
      .resubmit(Office.revision(2, "新图纸")), by: Office.requester)
    #expect(edited.state == .inReview)
    #expect(edited.standingApprovals.isEmpty)
    #expect(edited.approvals.count == 2)
    #expect(edited.openStep?.id == "head")
  }

  @Test func `an answer to the version before the edit is refused`() throws {
    let returned = try Self.returned()
    let edited = try returned.after(.resubmit(Office.revision(2, "新图纸")), by: Office.requester)
    #expect(
      edited.result(of: Office.answer(.approve, returned), by: Office.head)
        == .failure(.staleRevision))
  }

  @Test func `who answered one version may answer the next`() throws {
    let edited = try Self.returned().after(
      .resubmit(Office.revision(2, "新图纸")), by: Office.requester)
    let approved = try edited.after(Office.answer(.approve, edited), by: Office.head)
      .after(Office.answer(.approve, edited), by: Office.officer)
    #expect(approved.state == .approved)
  }

  @Test func `an old number or digest does not bring old approvals back`() throws {
    let returned = try Self.returned()
    for revision in [
      Office.revision(1, "新图纸", digest: 7), Office.revision(3, "新图纸"),
      Office.revision(2, "新图纸", digest: 1),
    ] {
      #expect(
        returned.result(of: .resubmit(revision), by: Office.requester) == .failure(.staleRevision))
    }
  }

  @Test func `a revision in another's name is refused`() throws {
    let revision = Office.revision(2, "新图纸", author: Office.officer)
    let result = try Self.returned().result(of: .resubmit(revision), by: Office.requester)
    #expect(result == .failure(.notRequester))
  }

  @Test func `the author of an old version never answers a new one`() throws {
    let request = Office.request(author: Office.author)
    let edited = try request.after(Office.answer(.return, request), by: Office.officer)
      .after(.resubmit(Office.revision(2, "新图纸")), by: Office.requester)
    #expect(
      edited.result(of: Office.answer(.approve, edited), by: Office.author)
        == .failure(.selfApproval))
  }
}
