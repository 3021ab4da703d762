import GateAuditLog
import GateDomain
import GateOffice
import GateSigning
import GateSite
import GateWire
import Testing

@Suite("The office: review of held files")
struct OfficeReviewTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  @Test("two officers release a suspicious file, and the station's word settles it")
  func release() async throws {
    let held = try await HeldTransfer(under, files: [HeldTransfer.file(3, .suspicious("X"))])
    let first = try await held.decide(3, .release, by: People.liu)
    #expect(first.review.state == .agreed && first.rule == .review(officers: 2))
    #expect(try await held.offered().isEmpty)
    let second = try await held.decide(3, .release, by: People.both)
    #expect(second.review.state == .decided(.release))
    let decision = try #require(try await held.offered().first)
    #expect(decision.officers.map(\.id) == [People.liu.id, People.both.id])
    try await held.send(
      .fileReleasedByReview,
      StationBody.Reviewed(decision, path: "3.csv", outcome: .carriedOut, manifest: Digest.of([])))
    #expect(try await held.offered().isEmpty)
    let page = try await under.office.files(
      of: held.transfer.id, after: nil, heldOnly: true, by: People.zhang)
    #expect(page.review(of: 3)?.state == .carriedOut(.release))
    #expect(page.review(of: 3)?.votes.map(\.name) == ["liuyang", "sunli"])
    let file = try await under.office.releasedFile(
      of: held.transfer.id, index: 3, by: People.zhang)
    #expect(file.path.hasSuffix("/release/\(held.transfer.id)-review-3/files/资料/3.csv"))
    let events = try await under.events()
    #expect(events.filter { $0 == .reviewVoted }.count == 2)
    #expect(events.filter { $0 == .reviewDecided }.count == 1)
  }

  @Test("a held file is not fetched before its release, nor by others after it")
  func fetching() async throws {
    let held = try await HeldTransfer(under, files: [HeldTransfer.file(3, .suspicious("X"))])
    await #expect(throws: Refusal.notFound) {
      try await under.office.releasedFile(of: held.transfer.id, index: 3, by: People.zhang)
    }
    _ = try await held.decide(3, .release, by: People.liu)
    _ = try await held.decide(3, .release, by: People.both)
    await #expect(throws: Refusal.notFound) {
      try await under.office.releasedFile(of: held.transfer.id, index: 3, by: People.zhang)
    }
    await #expect(throws: Refusal.self) {
      try await under.office.releasedFile(of: held.transfer.id, index: 3, by: People.wang)
    }
  }

  @Test("malware and what the policy only holds can be destroyed and not released")
  func neverReleased() async throws {
    let files = [
      HeldTransfer.file(1, .infected("Eicar")),
      HeldTransfer.file(2, .objection(.encryptedArchive, "")),
      HeldTransfer.file(4, .objection(.polyglot, "")),
    ]
    let held = try await HeldTransfer(under, files: files)
    for (index, refusal) in [
      (1, ReviewRefusal.neverReleased), (2, .onlyHeld), (4, .forbidden),
    ] as [(UInt64, ReviewRefusal)] {
      await #expect(throws: refusal) { try await held.decide(index, .release, by: People.liu) }
      let done = try await held.decide(index, .destroy, by: People.liu)
      #expect(done.review.state == .decided(.destroy))
    }
    #expect(try await held.offered().map(\.disposition) == [.destroy, .destroy, .destroy])
    #expect(try await under.events().filter { $0 == .refused }.count == 3)
  }

  @Test("only officers decide, nobody about their own file, and the auditor reads")
  func whoMay() async throws {
    let own = try await HeldTransfer(
      under, files: [HeldTransfer.file(3, .suspicious("X"))], requester: People.both)
    await #expect(throws: ReviewRefusal.ownFile) {
      try await own.decide(3, .release, by: People.both)
    }
    await #expect(throws: ReviewRefusal.ownFile) {
      try await own.decide(3, .destroy, by: People.both)
    }
    await #expect(throws: Refusal.notAllowed) {
      try await own.decide(3, .destroy, by: People.auditor)
    }
    for person in [People.zhang, People.wang, People.admin] {
      await #expect(throws: Refusal.notAllowed) {
        try await own.decide(3, .destroy, by: person)
      }
      await #expect(throws: Refusal.notAllowed) {
        try await under.office.heldFiles(.all, after: nil, by: person)
      }
    }
    let seen = try await under.office.heldFiles(.open, after: nil, by: People.auditor)
    #expect(seen.files.map(\.file.file.index) == [3])
  }

  @Test("lists follow the state, newest transfer first, page by page")
  func lists() async throws {
    let files = (0..<70).map { HeldTransfer.file($0, .suspicious("X")) }
    let held = try await HeldTransfer(under, files: files)
    _ = try await held.decide(7, .release, by: People.liu)
    _ = try await held.decide(9, .destroy, by: People.liu)
    let office = under.office
    func indexes(_ list: HeldList) async throws -> [UInt64] {
      var (all, after): ([UInt64], HeldPlace?) = ([], nil)
      repeat {
        let page = try await office.heldFiles(list, after: after, by: People.liu)
        #expect(page.files.count <= 50)
        all += page.files.map(\.file.file.index)
        after = page.next
      } while after != nil
      return all
    }
    #expect(try await indexes(.all) == Array(0..<70))
    #expect(try await indexes(.open) == (0..<70).filter { $0 != 9 })
    #expect(try await indexes(.agreed) == [7])
    #expect(try await indexes(.decided) == [9])
    #expect(try await indexes(.released) == [])
    #expect(try await office.heldCount(.open, by: People.liu) == 69)
  }

  @Test("a station that tells of decisions it never had changes nothing")
  func strangeReports() async throws {
    let held = try await HeldTransfer(under, files: [HeldTransfer.file(3, .suspicious("X"))])
    _ = try await held.decide(3, .destroy, by: People.liu)
    let decision = try #require(try await held.offered().first)
    let body = try JSONValue(
      encoding: StationBody.Reviewed(decision, path: "", outcome: .carriedOut))
    guard case .object(var members) = body else { return }
    members["decision"] = "D-unknown"
    try await held.send(
      .fileDestroyed, try JSONValue.object(members).decoded(as: StationBody.Reviewed.self))
    let now = try await under.office.heldFile(
      of: held.transfer.id, index: 3, by: People.liu)
    #expect(now.review.state == .decided(.destroy))
  }

  @Test("a refusal of the station is shown, and officers may decide again")
  func refusal() async throws {
    let held = try await HeldTransfer(under, files: [HeldTransfer.file(3, .suspicious("X"))])
    _ = try await held.decide(3, .release, by: People.liu)
    _ = try await held.decide(3, .release, by: People.both)
    let decision = try #require(try await held.offered().first)
    try await held.send(
      .reviewRefused, StationBody.Reviewed(decision, path: "", outcome: .refused(.changed)))
    let refused = try await under.office.heldFile(
      of: held.transfer.id, index: 3, by: People.liu)
    #expect(refused.review.state == .refused(.changed))
    let again = try await held.decide(3, .destroy, by: People.liu)
    #expect(again.review.state == .decided(.destroy))
    #expect(try await held.offered().map(\.disposition) == [.destroy])
  }

  @Test("an export leads to its container and nowhere else")
  func export() async throws {
    let held = try await HeldTransfer(under, files: [HeldTransfer.file(3, .infected("X"))])
    let key = OpeningKey().recipient
    _ = try await held.decide(3, .export, by: People.liu, recipient: key)
    let decision = try #require(try await held.offered().first)
    #expect(decision.recipient == key)
    await #expect(throws: Refusal.notFound) {
      try await under.office.exportedContainer(of: held.transfer.id, index: 3, by: People.liu)
    }
    try await held.send(
      .fileExported,
      StationBody.Reviewed(
        decision, path: "", outcome: .carriedOut, container: "\(decision.id).held",
        containerSize: 9, containerDigest: Digest.of([9])))
    let file = try await under.office.exportedContainer(
      of: held.transfer.id, index: 3, by: People.liu)
    #expect(file.path == "\(under.folder.export)/\(decision.id).held" && file.size == 9)
    await #expect(throws: Refusal.notAllowed) {
      try await under.office.exportedContainer(
        of: held.transfer.id, index: 3, by: People.auditor)
    }
  }

  @Test(
    "a container's name that leads elsewhere is not followed",
    arguments: ["../keys/grant.key", "a/b.held", ".held", "x.key", "..held"])
  func containerName(_ name: String) async throws {
    let held = try await HeldTransfer(under, files: [HeldTransfer.file(3, .infected("X"))])
    _ = try await held.decide(3, .export, by: People.liu, recipient: OpeningKey().recipient)
    let decision = try #require(try await held.offered().first)
    try await held.send(
      .fileExported,
      StationBody.Reviewed(
        decision, path: "", outcome: .carriedOut, container: name, containerSize: 9,
        containerDigest: Digest.of([9])))
    await #expect(throws: Refusal.notFound) {
      try await under.office.exportedContainer(of: held.transfer.id, index: 3, by: People.liu)
    }
  }
}
