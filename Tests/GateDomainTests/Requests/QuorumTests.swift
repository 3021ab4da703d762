import GateDomain
import GateTesting
import Testing

@Suite struct QuorumTests {
  static let steps = [
    Office.step("head", .departmentHead), Office.step("officers", .securityOfficer, need: 2),
    Office.step("leader", .leader),
  ]
  static let leader = Office.person("feng", [.leader])

  @Test func `is met step by step, each step by enough different people`() throws {
    var request = Office.request(steps: Self.steps)
    let route = [
      (Office.head, "officers"), (Office.officer, "officers"), (Office.secondOfficer, "leader"),
    ]
    for (person, next) in route {
      request = try request.after(Office.answer(.approve, request), by: person)
      #expect(request.state == .inReview)
      #expect(request.openStep?.id == next)
    }
    request = try request.after(Office.answer(.approve, request), by: Self.leader)
    #expect(request.state == .approved)
    #expect(request.openStep == nil)
    #expect(request.standingApprovals.map(\.step) == ["head", "officers", "officers", "leader"])
  }

  @Test func `steps are not decided out of their order`() {
    let request = Office.request(steps: Self.steps)
    for person in [Office.officer, Self.leader] {
      #expect(
        request.result(of: Office.answer(.approve, request), by: person) == .failure(.roleMissing))
    }
  }

  @Test func `one person counts once, in one step and over several`() throws {
    let request = Office.request(steps: Self.steps)
    let one = try request.after(Office.answer(.approve, request), by: Office.both)
    for roles: Set<Role> in [[.securityOfficer], [.securityOfficer, .departmentHead], [.leader]] {
      let again = Office.switched(Office.both, to: roles)
      let result = one.result(of: Office.answer(.approve, request), by: again)
      #expect(result == .failure(.alreadyAnswered))
    }
    let two = try one.after(Office.answer(.approve, request), by: Office.officer)
    #expect(
      two.result(of: Office.answer(.approve, request), by: Office.officer)
        == .failure(.alreadyAnswered))
  }

  @Test func `a no at any step ends it`() throws {
    let request = Office.request(steps: Self.steps)
    let one = try request.after(Office.answer(.approve, request), by: Office.head)
    #expect(try one.after(Office.answer(.reject, request), by: Office.officer).state == .rejected)
    #expect(try one.after(Office.answer(.return, request), by: Office.officer).state == .returned)
  }

  @Test(arguments: [0, -1, Int.min])
  func `a step that needs nobody still needs somebody`(need: Int) throws {
    let request = Office.request(steps: [
      Office.step("officer", .securityOfficer, need: need), Office.step("leader", .leader),
    ])
    #expect(request.openStep?.id == "officer")
    #expect(
      request.result(of: Office.answer(.approve, request), by: Self.leader)
        == .failure(.roleMissing))
  }

  @Test func `a route without steps is never approved`() {
    let request = Office.request(steps: [])
    #expect(
      request.result(of: Office.answer(.approve, request), by: Office.officer)
        == .failure(.wrongState))
  }

  /// Everybody does anything in any order; whatever comes out approved was approved by the rules.
  @Test(arguments: 1...20)
  func `no walk leads to an approval that the route does not allow`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let people = [
      Office.requester, Office.author, Office.officer, Office.secondOfficer, Office.head,
      Office.both, Office.outsider, Self.leader,
    ]
    for _ in 0..<60 {
      var request = Office.request(
        steps: Self.steps, author: generator.pick([Office.requester, Office.author]))
      for _ in 0..<40 where !request.state.isFinal {
        let person = Office.switched(generator.pick(people), to: Self.roles(from: &generator))
        let act = Self.act(on: request, from: &generator)
        let time = generator.happens(95) ? Office.start : Office.deadline
        if let next = try? request.applying(act, by: person, at: time) { request = next }
        if request.state == .approved { Self.check(request) }
      }
    }
  }

  private static func roles(from generator: inout SeededGenerator) -> Set<Role> {
    Set(Role.allCases.filter { _ in generator.happens(40) })
  }

  private static func act(on request: Request, from generator: inout SeededGenerator) -> RequestAct
  {
    switch generator.number(in: 1...20) {
    case 1: .withdraw
    case 2: .void(reason: "理由")
    case 3: Office.answer(.return, request)
    case 4...7:
      .resubmit(Office.revision(request.revision.number + 1, "第\(generator.next())版"))
    case 8: .answer(.approve, revision: Office.digest(9), reason: "")
    default: Office.answer(.approve, request, reason: "")
    }
  }

  private static func check(_ request: Request) {
    let standing = request.standingApprovals
    #expect(standing.allSatisfy { $0.revision == request.revision.digest })
    #expect(standing.allSatisfy { $0.at < request.decideBefore })
    #expect(Set(standing.map(\.approver)).count == standing.count)
    #expect(standing.map(\.step) == ["head", "officers", "officers", "leader"])
    let involved = Set(request.revisions.map(\.author) + [request.requester])
    #expect(involved.isDisjoint(with: standing.map(\.approver)))
  }
}
