import GateAuditLog
import GateDomain
import GateForms
import GateOffice
import GatePolicy
import GateSite
import GateStore
import GateWire
import Testing

@Suite("The office: pledges")
struct OfficePledgeTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest(pledgePaper: nil) }

  private func form() -> FilledForm {
    FilledForm(
      form: "inbound",
      texts: [
        "purpose": "资料", "source": "单位", "station": "ST-01", "device": "0951:1666:text:SN",
        "window.until": Timestamp.now.adding(seconds: 7_200).formText(offsetSeconds: 28_800),
      ])
  }

  private func viewer(_ account: String) async throws -> Viewer {
    let session = try await under.office.signIn(
      account: account, password: People.password, address: "x")
    return try #require(try await under.office.viewer(token: session.token))
  }

  private func scanned(_ person: Person) async throws -> AccountChange {
    let body = AsyncStream<[UInt8]> { stream in
      stream.yield(Array("%PDF-1.7\n".utf8))
      stream.finish()
    }
    return try await under.office.proposePledge(
      "1", scan: "承诺书.pdf", body: body, of: person.id, by: People.keeper)
  }

  @Test("without a pledge nobody files a request, and the refusal says what to do")
  func none() async throws {
    let refusal = await #expect(throws: Refusal.self) {
      try await under.office.submit(form(), by: People.zhang)
    }
    #expect(refusal?.code == "no-pledge")
    #expect(refusal?.explanation.hint.english.contains("/pledge") == true)
    let digest = under.office.policy.pledge.text
    try await under.office.signPledge(digest, seal: nil, by: try await viewer("zhangwei"))
    _ = try await under.office.submit(form(), by: People.zhang)
    #expect(try await under.events().contains(.pledgeSigned))
  }

  @Test("an approver without one does not approve, and the request waits")
  func approver() async throws {
    let change = try await scanned(People.zhang)
    _ = try await under.office.decide(change.id, confirm: true, by: People.admin)
    let request = try await under.office.submit(form(), by: People.zhang)
    let refusal = await #expect(throws: Refusal.self) {
      try await under.office.answer(
        request.id,
        AnswerRequest(answer: .approve, revision: request.revision.digest, reason: ""),
        by: People.liu)
    }
    #expect(refusal?.code == "no-pledge")
    #expect(try await under.office.request(request.id.rawValue, by: People.liu).state == .inReview)
  }

  private func pledge(_ person: Person, until end: Timestamp) throws {
    let pledge = under.office.policy.pledge
    try ServerStore(path: under.folder.serverStore).write {
      try $0.insert(
        PledgeSignature(
          person: person.id, version: pledge.version, text: pledge.text, means: .password,
          signedAt: Timestamp.now.adding(seconds: -60), expiresAt: end))
    }
  }

  @Test("a pledge that runs out between filing and deciding stops the decision until it is renewed")
  func midFlow() async throws {
    let (soon, past) = (Timestamp.now.adding(seconds: 3_600), Timestamp.now.adding(seconds: -1))
    for person in [People.zhang, People.liu] { try pledge(person, until: soon) }
    let request = try await under.office.submit(form(), by: People.zhang)
    let answer = AnswerRequest(
      answer: .approve, revision: request.revision.digest, reason: "")
    try pledge(People.liu, until: past)
    let refusal = await #expect(throws: Refusal.self) {
      try await under.office.answer(request.id, answer, by: People.liu)
    }
    #expect(refusal?.code == "no-pledge")
    try pledge(People.liu, until: soon)
    let approved = try await under.office.answer(request.id, answer, by: People.liu)
    #expect(approved.state == .approved)
    // The grant is offered only while the requester's own counts.
    func offered() async throws -> Int {
      try await under.office.grants(stationToken: under.stationToken).count
    }
    #expect(try await offered() == 1)
    try pledge(People.zhang, until: past)
    #expect(try await offered() == 0)
    try pledge(People.zhang, until: soon)
    #expect(try await offered() == 1)
    #expect(try await under.events().filter { $0 == .refused }.count == 1)
  }

  @Test("another text than the one in force is not signed")
  func otherText() async throws {
    let viewer = try await viewer("zhangwei")
    let other = try #require(Digest(hex: String(repeating: "0", count: 64)))
    await #expect(throws: Refusal.self) {
      try await under.office.signPledge(other, seal: nil, by: viewer)
    }
  }

  @Test("a signature counts for its text and its time only")
  func validity() throws {
    let digest = under.office.policy.pledge.text
    let other = try #require(Digest(hex: String(repeating: "0", count: 64)))
    let signature = PledgeSignature(
      person: People.zhang.id, version: 1, text: digest, means: .password,
      signedAt: Timestamp(milliseconds: 1_000), expiresAt: Timestamp(milliseconds: 2_000))
    for (text, time, isValid) in [
      (digest, 1_000, true), (digest, 1_999, true), (digest, 2_000, false), (digest, 999, false),
      (other, 1_500, false),
    ] as [(Digest, Int64, Bool)] {
      #expect(signature.isValid(for: text, at: Timestamp(milliseconds: time)) == isValid)
    }
  }
}
