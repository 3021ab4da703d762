import GateDiscs
import GateDomain
import GateSigning
import Testing

/// From an order to a grant, and what must not become one.
@Suite struct BurnRequestTests {
  private static let now = Timestamp(milliseconds: 1_000_000)
  private static let (later, soon) = (now.adding(seconds: 9_000), now.adding(seconds: 60))

  private static func person(_ id: String, _ roles: Set<Role>) -> Person {
    Person(id: Identifier(id), name: id, department: "一处", roles: roles)
  }

  private static let requester = person("zhang", [.staff, .departmentHead, .securityOfficer])
  private static let head = person("sun", [.departmentHead])
  private static let officer = person("liu", [.securityOfficer])

  private static func order(_ byte: UInt8 = 1) throws -> BurnOrder {
    BurnOrder(
      purpose: "送审",
      files: [
        BurnFile(path: RawName("计划.docx"), size: 1, digest: Digest.of([byte]))
      ], copies: 2, level: .internal, station: Identifier("ST-01"), burner: Identifier("chen"),
      witness: Identifier("wang"), receiver: "某单位",
      window: try #require(Window(notBefore: now, notAfter: later)))
  }

  private static let steps = [
    ApprovalStep(id: "department", name: "d", role: .departmentHead, need: 1),
    ApprovalStep(id: "security", name: "s", role: .securityOfficer, need: 1),
  ]

  private static func request(steps: [ApprovalStep] = steps) throws -> BurnRequest {
    BurnRequest(
      id: Identifier("01"), number: "刻录〔2026〕1号", requester: requester,
      steps: steps, policy: Digest.of([0]), decideBefore: soon, order: try order(), at: now)
  }

  private static func yes(_ request: BurnRequest, _ person: Person, at time: Timestamp = now)
    throws -> BurnRequest
  {
    try request.answered(.approve, digest: request.digest, reason: "", by: person, at: time)
  }

  @Test("two approvals of this very order make a grant that reads back from its signed form")
  func granted() throws {
    let request = try Self.yes(Self.yes(Self.request(), Self.head), Self.officer)
    let grant = try #require(BurnGrant(id: Identifier("g"), from: request, at: Self.now))
    #expect(grant.order == request.digest && grant.copies == 2 && grant.discLimit == 2)
    let key = SigningKey()
    let signed = Verified(signing: grant, with: key)
    #expect(signed.unverified.verified(by: key.verificationKey)?.statement == grant)
    #expect(signed.unverified.verified(by: SigningKey().verificationKey) == nil)
    #expect(grant.replacingOne().discLimit == 3)
  }

  @Test("what a step asks for besides is never passed over")
  func conditions() throws {
    let sealed = try Self.request(steps: [
      ApprovalStep(id: "s", name: "s", role: .securityOfficer, need: 1, needsSeal: true)
    ])
    #expect(throws: RequestRefusal.sealMissing) { try Self.yes(sealed, Self.officer) }
    let own = try Self.request(steps: [
      ApprovalStep(id: "d", name: "d", role: .departmentHead, need: 1, isOfDepartment: true)
    ])
    let stranger = Person(
      id: Identifier("x"), name: "x", department: "二处", roles: [.departmentHead])
    #expect(throws: RequestRefusal.roleMissing) { try Self.yes(own, stranger) }
    #expect(try Self.yes(own, Self.head).state == .approved)
    let apart = try Self.request(steps: [
      ApprovalStep(
        id: "s", name: "s", role: .securityOfficer, need: 2, needsDistinctDepartments: true)
    ])
    let first = try Self.yes(apart, Self.officer)
    #expect(throws: RequestRefusal.sameDepartment) {
      try Self.yes(first, Self.person("qian", [.securityOfficer]))
    }
    let other = Person(
      id: Identifier("y"), name: "y", department: "二处", roles: [.securityOfficer])
    #expect(try Self.yes(first, other).state == .approved)
  }

  @Test("nobody answers their own, answers twice, without the role, late, or to other contents")
  func refusals() throws {
    let request = try Self.request()
    #expect(throws: RequestRefusal.selfApproval) { try Self.yes(request, Self.requester) }
    #expect(throws: RequestRefusal.roleMissing) { try Self.yes(request, Self.officer) }
    #expect(throws: RequestRefusal.lapsed) { try Self.yes(request, Self.head, at: Self.soon) }
    let both = Self.person("both", [.departmentHead, .securityOfficer])
    let once = try Self.yes(request, both)
    #expect(throws: RequestRefusal.alreadyAnswered) { try Self.yes(once, both) }
    #expect(throws: RequestRefusal.staleRevision) {
      try request.answered(
        .approve, digest: Self.order(2).digest(for: request.id), reason: "", by: Self.head,
        at: Self.now)
    }
    #expect(throws: RequestRefusal.reasonMissing) {
      try request.answered(
        .reject, digest: request.digest, reason: " ", by: Self.head, at: Self.now)
    }
  }

  @Test("no grant before every step is met, after a no, or after it was taken back")
  func noGrant() throws {
    let once = try Self.yes(Self.request(), Self.head)
    #expect(BurnGrant(id: Identifier("g"), from: once, at: Self.now) == nil)
    let no = try once.answered(
      .reject, digest: once.digest, reason: "no", by: Self.officer, at: Self.now)
    #expect(no.state == .rejected && BurnGrant(id: Identifier("g"), from: no, at: Self.now) == nil)
    let back = try Self.yes(once, Self.officer).withdrawn(reason: "", by: Self.requester)
    #expect(BurnGrant(id: Identifier("g"), from: back, at: Self.now) == nil)
    #expect(Self.now < Self.soon && once.lapsing(at: Self.soon).state == .lapsed)
  }

  @Test("one changed byte of one file is another digest")
  func digests() throws {
    let id = Identifier<BurnRequest>("01")
    #expect(try Self.order(1).digest(for: id) != Self.order(2).digest(for: id))
    #expect(try Self.order(1).digest(for: id) != Self.order(1).digest(for: Identifier("02")))
  }
}
