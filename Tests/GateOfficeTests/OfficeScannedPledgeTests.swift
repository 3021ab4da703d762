import Foundation
import GateAuditLog
import GateDomain
import GateOffice
import GatePolicy
import GateSigning
import GateSite
import GateWire
import Testing

@Suite("The office: pledges signed on paper")
struct OfficeScannedPledgeTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest(pledgePaper: nil) }

  private static let picture: [UInt8] =
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + Array(repeating: 7, count: 3_000)

  private func propose(
    _ bytes: [UInt8] = picture, number: String = "保承 7", name: String = "承诺书.png",
    of person: Person = People.zhang, by proposer: Person = People.keeper
  ) async throws -> AccountChange {
    let body = AsyncStream<[UInt8]> { stream in
      stride(from: 0, to: bytes.count, by: 1_000).forEach {
        stream.yield(Array(bytes[$0..<min($0 + 1_000, bytes.count)]))
      }
      stream.finish()
    }
    return try await under.office.proposePledge(
      number, scan: name, body: body, of: person.id, by: proposer)
  }

  private var kept: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: under.folder.server + "/attachments"))
      ?? []
  }

  @Test("it counts only after a second administrator's yes, until it expires, and is on record")
  func whole() async throws {
    let change = try await propose()
    #expect(try await !under.office.isPledged(People.zhang.id))
    for person in [People.keeper, People.zhang, People.liu, People.auditor] {
      await #expect(throws: (any Error).self) {
        try await under.office.decide(change.id, confirm: true, by: person)
      }
    }
    #expect(try await !under.office.isPledged(People.zhang.id))
    _ = try await under.office.decide(change.id, confirm: true, by: People.admin)
    #expect(try await under.office.isPledged(People.zhang.id))
    let signature = try #require(try await under.office.pledge(of: People.zhang.id))
    guard case .scan("保承 7", let file, change.id) = signature.means else {
      Issue.record("\(signature.means)")
      return
    }
    #expect(file.digest == Digest.of(Self.picture))
    let policy = under.office.policy.pledge
    #expect(
      signature.expiresAt == signature.signedAt.adding(seconds: Int64(policy.validDays) * 86_400))
    #expect(!signature.isValid(for: policy.text, at: signature.expiresAt))
    let events = try await under.events()
    #expect(events.contains(.accountChangeProposed) && events.contains(.pledgeRegistered))
    let record = try #require(
      try await under.office.records(about: "person", id: "zhangwei", by: People.auditor).last)
    #expect(record.record.body["scan"]?["sha256"]?.string == file.digest.hex)
  }

  @Test("the picture is kept, and sent as it is to those who see accounts and nobody else")
  func picture() async throws {
    let change = try await propose()
    _ = try await under.office.decide(change.id, confirm: true, by: People.admin)
    try await under.office.tick(at: Timestamp.now.adding(seconds: 30 * 86_400))
    try await under.office.begin()
    for person in [People.admin, People.keeper, People.auditor] {
      let sent = try await under.office.pledgeScan(change.id, by: person)
      #expect(sent.name == "承诺书.png" && sent.digest == Digest.of(Self.picture))
      #expect(Array(try Data(contentsOf: URL(filePath: sent.path))) == Self.picture)
    }
    for person in [People.zhang, People.liu, People.head] {
      await #expect(throws: Refusal.self) {
        try await under.office.pledgeScan(change.id, by: person)
      }
    }
    let other = try await under.office.proposeChange(
      AccountProposal(kind: .close), of: People.wang.id, by: People.admin)
    await #expect(throws: Refusal.self) {
      try await under.office.pledgeScan(other.id, by: People.auditor)
    }
  }

  @Test("who may not hand it in, bad numbers and what is no picture leave nothing behind")
  func refused() async throws {
    for person in [People.admin, People.auditor, People.liu, People.zhang] {
      await #expect(throws: Refusal.self) { try await propose(by: person) }
    }
    await #expect(throws: Refusal.self) { try await propose(of: People.keeper) }
    for number in ["", String(repeating: "1", count: 61), "7\u{202e}"] {
      await #expect(throws: Refusal.self) { try await propose(number: number) }
    }
    let nobody = People.person("nobody", [.staff])
    await #expect(throws: Refusal.self) { try await propose(of: nobody) }
    for bytes in [Array("MZ".utf8), Array("%PDX-1.7".utf8), Array("<html>".utf8)] {
      let refusal = await #expect(throws: Refusal.self) { try await propose(bytes) }
      #expect(refusal?.code == "no-picture")
    }
    await #expect(throws: AttachmentDefect.empty) { try await propose([]) }
    await #expect(throws: AttachmentDefect.badName) { try await propose(name: "a/b.png") }
    // A picture that nobody handed in cannot be named either.
    let made = GateDomain.Attachment(
      id: Identifier("x"), name: "x", size: 1, digest: Digest.of([1]))
    await #expect(throws: Refusal.self) {
      try await under.office.proposeChange(
        AccountProposal(
          kind: .pledge(number: "1", text: under.office.policy.pledge.text, scan: made)),
        of: People.zhang.id, by: People.admin)
    }
    #expect(kept == [])
    #expect(try await under.office.openChanges(by: People.admin).isEmpty)
  }

  @Test("a second one waits for the first, and a no is a no")
  func decided() async throws {
    let change = try await propose()
    let refusal = await #expect(throws: Refusal.self) { try await propose() }
    #expect(refusal?.code == "change-waits" && kept.count == 1)
    _ = try await under.office.decide(change.id, confirm: false, by: People.admin)
    #expect(try await !under.office.isPledged(People.zhang.id))
    await #expect(throws: (any Error).self) {
      try await under.office.decide(change.id, confirm: true, by: People.admin)
    }
  }

  @Test("a paper under a text that has changed since is not taken")
  func otherText() async throws {
    let change = try await propose()
    let file = URL(filePath: under.folder.policies + "/pledge.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let other = text.replacing("本人已了解", with: "我已了解")
    #expect(other != text)
    try Data(other.utf8).write(to: file)
    let office = try Office(folder: under.folder)
    let refusal = await #expect(throws: Refusal.self) {
      try await office.decide(change.id, confirm: true, by: People.admin)
    }
    #expect(refusal?.code == "pledge-changed")
    #expect(try await !office.isPledged(People.zhang.id))
    #expect(try await office.openChanges(by: People.admin).map(\.id) == [change.id])
  }
}
