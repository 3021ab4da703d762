import Foundation
import GateAuditLog
import GateDiscs
import GateDomain
import GateOffice
import GatePasskeys
import GatePolicy
import GateSigning
import GateSite
import GateStore
import GateTesting
import GateWire
import Testing

/// Which seals the office takes under a yes to a disc, and that nothing is kept of the others.
@Suite("The office: sealed approvals of discs")
struct OfficeBurnSealTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest
  private let mine = SoftwarePasskey()
  private let unlisted = SoftwarePasskey()
  private let colleague = SoftwarePasskey()
  private let reason = "同意"

  init() throws { under = try OfficeUnderTest() }

  private func enrol(_ passkey: SoftwarePasskey, for person: Person) async throws {
    let challenge = try await under.office.challenge("add:\(person.id)")
    let said = passkey.registration(challenge)
    try await under.office.addPasskey(
      NewPasskey(name: "test", clientData: said.clientData, attestation: said.attestation),
      challenge: Hex.encode(challenge), for: person)
  }

  private func install(_ keys: [(Person, SoftwarePasskey)]) throws {
    let key = SigningKey()
    let entries = try keys.map { person, passkey in
      KeyRoster.Entry(
        person: person.id, name: person.name, credential: Hex.encode(passkey.credential),
        key: try #require(PasskeyKey(bytes: passkey.publicKey)))
    }
    let roster = KeyRoster(version: 1, host: "localhost", entries: entries, issuedAt: .now)
    try KeyFile.write(key.verificationKey, to: under.folder.rosterVerificationKey)
    try Data(RosterFile.bytes(Verified(signing: roster, with: key)))
      .write(to: URL(filePath: under.folder.roster))
  }

  private func asked(_ name: String) throws -> BurnRequest {
    let order = BurnOrder(
      purpose: "送审",
      files: [BurnFile(path: RawName("a.txt"), size: 1, digest: Digest.of(Array(name.utf8)))],
      copies: 1, level: .internal, station: Identifier("ST-01"), burner: People.zhang.id,
      witness: nil, receiver: "李工",
      window: try #require(Window(notBefore: .now, notAfter: .now.adding(seconds: 600))))
    let step = ApprovalStep(
      id: "sec", name: "s", role: .securityOfficer, need: 1, needsSeal: true)
    return try BurnRequest.asking(
      order, as: Identifier(name), by: People.zhang, steps: [step],
      policy: under.office.policy.digest, number: name)
  }

  private func seal(
    _ request: BurnRequest, by passkey: SoftwarePasskey, reason: String? = nil, counter: UInt32
  ) throws -> Seal {
    let digest = Digest.of(Array((reason ?? self.reason).utf8))
    let challenge = SealChallenge.digest(
      request: request.request.id, revision: request.digest, step: "sec",
      approver: People.liu.id, answer: .approve, reason: digest
    ).bytes
    var words = SoftwarePasskey.Words()
    words.counter = counter
    return try #require(
      Seal(
        credential: Hex.encode(passkey.credential),
        authenticatorData: Hex.encode(passkey.authenticatorData(words)),
        clientData: Hex.encode(passkey.clientData(challenge, words)),
        signature: Hex.encode(try passkey.signature(challenge, words)), reason: digest))
  }

  private func answer(_ request: BurnRequest, _ seal: Seal?) async throws -> BurnRequest {
    try await under.office.answerBurn(
      request.id.rawValue,
      AnswerRequest(answer: .approve, revision: request.digest, reason: reason, seal: seal),
      by: People.liu)
  }

  @Test("only the approver's own listed key under this very decision makes a grant")
  func table() async throws {
    for (key, person) in [(mine, People.liu), (unlisted, People.liu), (colleague, People.both)] {
      try await enrol(key, for: person)
    }
    try install([(People.liu, mine), (People.both, colleague)])
    let (request, other) = (try asked("01REQUEST"), try asked("02REQUEST"))
    try ServerStore(path: under.folder.serverStore).write { transaction in
      try transaction.save(request)
      try transaction.save(other)
    }
    await #expect(throws: RequestRefusal.sealMissing) { try await answer(request, nil) }
    await #expect(throws: PasskeyDefect.self) {
      try await answer(request, seal(other, by: mine, counter: 2))
    }
    await #expect(throws: PasskeyDefect.self) {
      try await answer(request, seal(request, by: mine, reason: "另一个理由", counter: 3))
    }
    for key in [unlisted, colleague, SoftwarePasskey()] {
      await #expect(throws: Refusal.self) {
        try await answer(request, seal(request, by: key, counter: 4))
      }
    }
    let before = try await under.office.burnRequest("01REQUEST", by: People.liu)
    #expect(before.request == request && before.allowance == nil)
    // What waits for a seal is in the approver's list.
    #expect(
      try under.office.burnsToApprove(by: People.liu).map(\.id.rawValue).sorted()
        == ["01REQUEST", "02REQUEST"])
    let sealed = try await answer(request, seal(request, by: mine, counter: 5))
    #expect(sealed.state == .approved && sealed.request.approvals.first?.seal != nil)
    let grant = try #require(try await under.office.burnGrant(of: "01REQUEST", by: People.zhang))
    let key = try KeyFile.verificationKey(under.folder.grantVerificationKey)
    let statement = try #require(grant.verified(by: key)?.statement)
    #expect(statement.approved.basis.map { $0.seal != nil } == [true])
    #expect(try await under.events().suffix(2) == [.requestApproved, .grantMinted])
  }
}
