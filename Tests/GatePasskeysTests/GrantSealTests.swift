import GateApproval
import GateDomain
import GateForms
import GateSigning
import GateTesting
import Testing

@testable import GatePasskeys

@Suite("Seals of a grant, checked offline")
struct GrantSealTests {
  private let now = Timestamp(milliseconds: 1_700_000_000_000)
  private let liu = Person(
    id: Identifier("liu"), name: "刘洋", department: "保密办", roles: [.securityOfficer])
  private let passkey = SoftwarePasskey()
  private let step = ApprovalStep(
    id: "sec", name: "保密员审批", role: .securityOfficer, need: 1, needsSeal: true)

  private func request(_ step: ApprovalStep? = nil) throws -> Request {
    let step = step ?? self.step
    let zhang = Person(id: Identifier("zhang"), name: "张", department: "一处", roles: [.staff])
    let window = try #require(Window(notBefore: now, notAfter: now.adding(seconds: 3_600)))
    let content = RequestContent(
      form: "inbound", version: Digest.of([2]), subject: "资料",
      values: [
        "medium": .device(DeviceIdentity(vendorID: 1, productID: 2, serial: RawName("S"))),
        "station": .text("ST-01"), "window": .period(window),
      ])
    let rule = RouteRule(
      id: "all", title: Words("全部", "all"), when: nil, steps: [step], allowsBatch: false)
    let terms = GrantTerms(
      action: .importFiles, device: "medium", station: "station", window: "window")
    return flow.submitting(
      content, number: "1", by: zhang, rule: rule, terms: terms,
      deadline: now.adding(seconds: 86_400)
    ).request
  }

  private var rules: [SealRule] {
    [SealRule(form: "inbound", action: .importFiles, steps: [step])]
  }

  private var flow: RequestFlow { RequestFlow(at: now, policy: Digest.of([1])) }

  private func seal(_ request: Request, answer: Approval.Answer = .approve) throws -> Seal {
    let reason = Digest.of(Array("同意".utf8))
    let challenge = SealChallenge.digest(
      request: request.id, revision: request.revision.digest, step: "sec", approver: liu.id,
      answer: answer, reason: reason)
    return try #require(
      Seal(
        credential: Hex.encode(passkey.credential),
        authenticatorData: Hex.encode(passkey.authenticatorData()),
        clientData: Hex.encode(passkey.clientData(challenge.bytes)),
        signature: Hex.encode(try passkey.signature(challenge.bytes)), reason: reason))
  }

  private func grant(_ request: Request, _ seal: Seal?) throws -> Grant {
    try #require(
      try flow.acting(
        request,
        .answer(.approve, revision: request.revision.digest, reason: "同意", seal: seal), by: liu
      ).grant)
  }

  private func roster(_ person: Identifier<Person>? = nil, key: [UInt8]? = nil) throws -> KeyRoster
  {
    KeyRoster(
      version: 1, host: "localhost",
      entries: [
        KeyRoster.Entry(
          person: person ?? liu.id, name: "刘洋", credential: Hex.encode(passkey.credential),
          key: try #require(PasskeyKey(bytes: key ?? passkey.publicKey)))
      ], issuedAt: now)
  }

  @Test("a step that asks for a seal takes no yes without one")
  func needed() throws {
    let request = try request()
    #expect(throws: RequestRefusal.sealMissing) {
      try flow.acting(
        request, .answer(.approve, revision: request.revision.digest, reason: ""), by: liu)
    }
    let no = try flow.acting(
      request, .answer(.reject, revision: request.revision.digest, reason: "no"), by: liu)
    #expect(no.request.state == .rejected)
  }

  @Test("a sealed grant holds offline, also after it went over the wire")
  func holds() throws {
    let request = try request()
    let signed = Verified(signing: try grant(request, seal(request)), with: SigningKey())
    let key = SigningKey()
    let sent = Verified(signing: signed.statement, with: key).unverified
    let back = try #require(sent.verified(by: key.verificationKey)).statement
    #expect(back == signed.statement)
    #expect(try GrantSeals(roster: try roster(), rules: rules).check(back) == [liu.id])
  }

  @Test("a grant that nobody sealed needs no roster where the policy asks for no seal")
  func plain() throws {
    let step = ApprovalStep(id: "sec", name: "保密员审批", role: .securityOfficer, need: 1)
    let grant = try grant(request(step), nil)
    #expect(try GrantSeals(roster: nil, rules: []).check(grant).isEmpty)
    #expect(throws: SealDefect.noRoster) {
      try GrantSeals(roster: nil, rules: rules).check(grant)
    }
    #expect(throws: SealDefect.missing) {
      try GrantSeals(roster: try roster(), rules: rules).check(grant)
    }
  }

  @Test("what the server could make up does not pass")
  func forged() throws {
    let request = try request()
    let real = try grant(request, seal(request))
    let roster = try roster()
    func defect(_ grant: Grant, _ roster: KeyRoster?) -> SealDefect? {
      do {
        try GrantSeals(roster: roster, rules: rules).check(grant)
        return nil
      } catch { return error }
    }
    #expect(defect(real, nil) == .noRoster)
    #expect(defect(real, try self.roster(Identifier("other"))) == .unknownKey)
    #expect(defect(real, try self.roster(key: SoftwarePasskey().publicKey)) == .invalid)
    let rejected = try grant(request, seal(request, answer: .reject))
    #expect(defect(rejected, roster) == .invalid)
    let other = try self.request()
    #expect(defect(try grant(other, seal(request)), roster) == .invalid)
    // A grant of a policy without seals, minted by whoever holds the server's key.
    for change in Self.changes {
      guard case .object(var members) = real.canonical else { continue }
      change(&members)
      let changed = try #require(Grant(canonical: .object(members)))
      #expect(defect(changed, roster) != nil)
    }
  }

  // Everything that the grant says about the medium and who asked is covered by the seal.
  private static let changes: [@Sendable (inout [String: JSONValue]) -> Void] = [
    { $0["station"] = "ST-02" }, { $0["not_after"] = "2030-01-01T00:00:00.000Z" },
    { $0["not_before"] = "2020-01-01T00:00:00.000Z" },
    { $0["requester"] = "liu" }, { $0["requester"] = "somebody" }, { $0["sealed_form"] = nil },
    { $0["form"] = "other" },
    { $0["action"] = "burn" },
    { $0["scope"] = ["station": FormValue.text("ST-02").canonical] },
    { $0["scope"] = ["more": FormValue.text("x").canonical] },
    {
      $0["device"] =
        DeviceIdentity(vendorID: 9, productID: 9, serial: RawName("X")).canonical
    },
    { members in
      guard case .array(let basis) = members["basis"], case .object(var first) = basis[0] else {
        return
      }
      first["seal"] = nil
      members["basis"] = .array([.object(first)])
    },
  ]
}
