import GateAuditLog
import GateApproval
import GateDomain
import GateForms
import GateSigning

/// Numbers that are the same on every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func below(_ limit: Int) -> Int { Int(next() >> 33) % limit }
}

/// Eight people of two departments who do at random what people do, right and wrong.
struct RandomOffice {
  static let start = Timestamp(milliseconds: 1_795_334_400_000)
  static let people = [
    person("wang", [.staff], "一科"), person("li", [.staff, .securityOfficer], "一科"),
    person("zhao", [.securityOfficer], "一科"), person("qian", [.securityOfficer], "二科"),
    person("sun", [.departmentHead, .staff], "一科"), person("zhou", [.leader], "二科"),
    person("wu", [.departmentHead, .securityOfficer, .leader], "二科"),
    person("zheng", [.auditor], "二科"),
  ]
  static let routes: [[ApprovalStep]] = [
    [ApprovalStep(id: "sec", name: "a", role: .securityOfficer, need: 1)],
    [ApprovalStep(id: "sec", name: "a", role: .securityOfficer, need: 2)],
    [
      ApprovalStep(id: "dept", name: "a", role: .departmentHead, need: 1, isOfDepartment: true),
      ApprovalStep(
        id: "sec", name: "b", role: .securityOfficer, need: 2, needsDistinctDepartments: true),
      ApprovalStep(id: "lead", name: "c", role: .leader, need: 1),
    ],
    [
      ApprovalStep(
        id: "sec", name: "a", role: .securityOfficer, need: 1,
        escalation: .init(after: .init(seconds: 60), role: .leader),
        reminder: .init(seconds: 30))
    ],
  ]
  static let policy = Digest.of([1])

  var random: SeededNumbers

  init(seed: UInt64) { random = SeededNumbers(seed) }

  private static func person(_ id: String, _ roles: Set<Role>, _ department: String) -> Person {
    Person(id: Identifier(id), name: id, department: department, roles: roles)
  }

  static func content(_ text: String) -> RequestContent {
    let window = Window(notBefore: start, notAfter: start.adding(seconds: 9_000))
    return RequestContent(
      form: "burn", version: policy, subject: text,
      values: [
        "purpose": .text(text), "window": window.map(FormValue.period) ?? .number(0),
        "station": .text("ST-01"),
        "files": .files((0..<3).map { NamedFile(name: "f\($0)", level: "internal", copies: 1) }),
      ])
  }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[random.below(items.count)] }

  mutating func submission(_ flow: RequestFlow) -> RequestChange {
    let rule = RouteRule(
      id: "r", title: Words("甲", "a"), when: nil, steps: pick(Self.routes), allowsBatch: true)
    return flow.submitting(
      Self.content("p"), number: "1", by: pick(Array(Self.people.prefix(2)) + [Self.people[4]]),
      rule: rule, terms: GrantTerms(action: .burn, station: "station", window: "window"),
      deadline: Self.start.adding(seconds: 8_000))
  }

  /// Something that somebody tries, at a time that mostly goes on and sometimes is set back.
  mutating func act(on request: Request) -> (RequestAct, Person, [Mandate]) {
    let person = pick(Self.people)
    let digest = random.below(8) == 0 ? request.revisions[0].digest : request.revision.digest
    let act: RequestAct =
      switch random.below(12) {
      case 0...5:
        .answer(.approve, revision: digest, reason: pick(["", "好"]), narrowing: narrowing())
      case 6: .answer(pick([.reject, .return]), revision: digest, reason: pick(["", "否"]))
      case 7: .addReviewer(pick(Self.people), reason: "看")
      case 8: .handOver(pick(Self.people), reason: "忙")
      case 9: random.below(6) == 0 ? pick([.withdraw, .void(reason: "停")]) : .remind
      default:
        .resubmit(
          Revision(
            of: request.id, number: request.revision.number + 1, author: request.requester,
            content: Self.content("p\(random.below(1_000))"), at: Self.start),
          route: route())
      }
    return (act, person, mandates(to: person))
  }

  private mutating func route() -> NewRoute? {
    guard random.below(2) == 0 else { return nil }
    return NewRoute(
      rule: "other", steps: pick(Self.routes), allowsBatch: false, policy: Self.policy)
  }

  private mutating func narrowing() -> Narrowing? {
    guard random.below(5) == 0 else { return nil }
    return Narrowing(
      until: random.below(2) == 0 ? Self.start.adding(seconds: Int64(random.below(10_000))) : nil,
      kept: random.below(2) == 0 ? ["files": [random.below(4)]] : [:])
  }

  private mutating func mandates(to person: Person) -> [Mandate] {
    guard random.below(3) == 0,
      let window = Window(
        notBefore: Self.start, notAfter: Self.start.adding(seconds: Int64(1 + random.below(9_000))))
    else { return [] }
    return [Mandate(giver: pick(Self.people), roles: Set(Role.allCases), window: window)]
  }

  mutating func time(after time: Timestamp) -> Timestamp {
    time.adding(seconds: Int64(random.below(900)) - (random.below(6) == 0 ? 3_000 : 0))
  }
}
