import GateDiscs
import GateDomain
import GateForms
import GatePasskeys
import GateSigning
import GateTesting
import Testing

/// Approvals of discs that the approver's own key has to seal: the whole table.
@Suite("Seals under burn requests") struct BurnSealTests {
  private static let step = ApprovalStep(
    id: "sec", name: "保密员审批", role: .securityOfficer, need: 1, needsSeal: true)

  /// What comes with the yes to a sealed step.
  enum Given: CaseIterable {
    case nothing, right, otherOrder, otherRequest, otherStep, otherAnswer, otherReason, otherKey
    case otherPerson
  }

  private let mine = SoftwarePasskey()
  private let stranger = SoftwarePasskey()
  private let colleague = SoftwarePasskey()
  private let wang = AskedBurn.person("wang", [.securityOfficer])

  private func entry(_ person: Person, _ key: SoftwarePasskey) throws -> KeyRoster.Entry {
    KeyRoster.Entry(
      person: person.id, name: person.name, credential: Hex.encode(key.credential),
      key: try #require(PasskeyKey(bytes: key.publicKey)))
  }

  private func roster() throws -> KeyRoster {
    KeyRoster(
      version: 1, host: "localhost",
      entries: [try entry(AskedBurn.liu, mine), try entry(wang, colleague)],
      issuedAt: AskedBurn.now)
  }

  private func rules() -> [SealRule] { [SealRule(form: "burn", action: .burn, steps: [Self.step])] }

  private func seal(
    _ asked: AskedBurn, step: String = "sec", answer: Approval.Answer = .approve,
    reason: String = "同意", by person: Person = AskedBurn.liu, key: SoftwarePasskey? = nil,
    as credential: SoftwarePasskey? = nil
  ) throws -> Seal {
    let (key, digest) = (key ?? mine, Digest.of(Array(reason.utf8)))
    let challenge = SealChallenge.digest(
      request: asked.submitted.id, revision: asked.submitted.revision.digest, step: step,
      approver: person.id, answer: answer, reason: digest
    ).bytes
    return try #require(
      Seal(
        credential: Hex.encode((credential ?? key).credential),
        authenticatorData: Hex.encode(key.authenticatorData()),
        clientData: Hex.encode(key.clientData(challenge)),
        signature: Hex.encode(try key.signature(challenge)), reason: Digest.of(Array("同意".utf8))))
  }

  private func seal(_ given: Given, _ asked: AskedBurn) throws -> Seal? {
    switch given {
    case .nothing: nil
    case .right: try seal(asked)
    case .otherOrder: try seal(AskedBurn(steps: [Self.step], byte: 9))
    case .otherRequest: try seal(AskedBurn(steps: [Self.step], id: Identifier("02")))
    case .otherStep: try seal(asked, step: "dep")
    case .otherAnswer: try seal(asked, answer: .reject)
    case .otherReason: try seal(asked, reason: "另一个理由")
    case .otherKey: try seal(asked, key: stranger, as: mine)
    case .otherPerson: try seal(asked, by: wang, key: colleague)
    }
  }

  // What a server that was taken over would hand to a station: it checks nothing.
  private func grant(_ given: Given, needsSeal: Bool) throws -> BurnGrant {
    let plain = ApprovalStep(id: "sec", name: "保密员审批", role: .securityOfficer, need: 1)
    let asked = try AskedBurn(steps: [needsSeal ? Self.step : plain])
    let answered = try asked.answering(
      .approve, reason: "同意", seal: seal(given, asked), by: AskedBurn.liu)
    return try #require(answered.grant)
  }

  private func defect(_ grant: BurnGrant, _ roster: KeyRoster?) -> SealDefect? {
    do {
      try GrantSeals(roster: roster, rules: rules()).check(grant.approved)
      return nil
    } catch { return error }
  }

  @Test("a step that asks for a seal takes no yes without one, and a no needs none")
  func absent() throws {
    let asked = try AskedBurn(steps: [Self.step])
    #expect(throws: RequestRefusal.sealMissing) {
      try asked.answering(.approve, reason: "同意", by: AskedBurn.liu)
    }
    #expect(
      try asked.answering(.reject, reason: "不同意", by: AskedBurn.liu).request.state == .rejected)
  }

  @Test("of all seals only the approver's own, under this very decision, holds at the station")
  func table() throws {
    let roster = try roster()
    let expected: [Given: SealDefect] = [
      .nothing: .missing, .otherOrder: .invalid, .otherRequest: .invalid, .otherStep: .invalid,
      .otherAnswer: .invalid, .otherReason: .invalid, .otherKey: .invalid,
      .otherPerson: .unknownKey,
    ]
    for given in Given.allCases {
      let grant = try grant(given, needsSeal: given != .nothing)
      #expect(defect(grant, roster) == expected[given], "\(given)")
      #expect(defect(grant, nil) == .noRoster, "\(given)")
    }
  }

  @Test("a real seal cannot be moved under a grant for other files, discs, places or times")
  func moved() throws {
    let real = try grant(.right, needsSeal: true)
    #expect(defect(real, try roster()) == nil)
    let other = try AskedBurn(steps: [Self.step], byte: 9).order.digest(for: AskedBurn.id)
    let changes: [(String, JSONValue)] = [
      ("order", FormValue.text(other.hex).canonical), ("copies", FormValue.number(9).canonical),
      ("station", FormValue.text("ST-02").canonical),
    ]
    for (field, value) in changes {
      let changed = try #require(changed(real) { $0[field] = value })
      #expect(defect(changed, try roster()) == .otherContent, "\(field)")
    }
    for (member, value) in [("station", "ST-02"), ("not_after", "2030-01-01T00:00:00.000Z")] {
      guard case .object(var members) = real.approved.canonical else { continue }
      members[member] = .string(value)
      let grant = try #require(Grant(canonical: .object(members)).flatMap { BurnGrant($0) })
      #expect(defect(grant, try roster()) == .otherContent, "\(member)")
    }
    // What an officer's word replaces is outside the seal, and said to be.
    #expect(defect(real.replacingOne(), try roster()) == nil)
  }

  private func changed(
    _ grant: BurnGrant, _ change: (inout [String: JSONValue]) -> Void
  ) -> BurnGrant? {
    guard case .object(var members) = grant.approved.canonical,
      case .object(var scope)? = members["scope"]
    else { return nil }
    change(&scope)
    members["scope"] = .object(scope)
    return Grant(canonical: .object(members)).flatMap { BurnGrant($0) }
  }
}
