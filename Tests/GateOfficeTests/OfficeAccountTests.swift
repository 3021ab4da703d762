import GateAuditLog
import GateDomain
import GateOffice
import GatePolicy
import GateStore
import GateWire
import Testing

@Suite("The office: accounts")
struct OfficeAccountTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  private static let first = "first-password-1"
  private static let second = "second-password-2"

  private func newcomer(_ roles: Set<Role> = [.staff]) -> NewPerson {
    NewPerson(person: People.person("newcomer", roles), password: Self.first)
  }

  private func signIn(_ account: String, _ password: String) async throws -> SessionAnswer {
    try await under.office.signIn(account: account, password: password, address: "x")
  }

  @Test(
    "an account is there once a second administrator confirmed it, and changes its password first")
  func added() async throws {
    let change = try await under.office.addPerson(newcomer(), by: People.admin)
    await #expect(throws: Refusal.self) { try await signIn("newcomer", Self.first) }
    await #expect(throws: AccountRefusal.sameAdministrator) {
      try await under.office.decide(change.id, confirm: true, by: People.admin)
    }
    _ = try await under.office.decide(change.id, confirm: true, by: People.keeper)
    let session = try await signIn("newcomer", Self.first)
    #expect(try await under.office.viewer(token: session.token)?.duty == .changePassword)
    let fresh = try await under.office.changePassword(
      PasswordChange(current: Self.first, next: Self.second), token: session.token, address: "x")
    #expect(try await under.office.viewer(token: session.token) == nil)
    #expect(try await under.office.viewer(token: fresh.token)?.duty == nil)
    let events = try await under.events()
    for event in [RecordEvent.accountChangeProposed, .accountChanged, .passwordChanged, .refused] {
      #expect(events.contains(event), "\(event)")
    }
  }

  @Test("only administrators propose, and never roles that conflict or a name that is none")
  func refused() async throws {
    for person in [People.zhang, People.liu, People.auditor] {
      await #expect(throws: Refusal.self) {
        try await under.office.addPerson(newcomer(), by: person)
      }
    }
    let bad =
      [
        People.person("two", [.auditor, .securityOfficer]),
        People.person("three", [.systemAdministrator, .auditor]), People.person("none", []),
        People.person("Upper", [.staff]), People.person("a", [.staff]),
      ]
      + ["", "　", "张\u{202e}伟", String(repeating: "张", count: 51)].flatMap { wrong in
        [("张伟", wrong), (wrong, "一处")].map { name, department in
          Person(id: Identifier("named"), name: name, department: department, roles: [.staff])
        }
      }
    for person in bad {
      await #expect(throws: Refusal.self, "\(person)") {
        try await under.office.addPerson(
          NewPerson(person: person, password: Self.first), by: People.admin)
      }
    }
    for password in ["short", "newcomer-long-enough", "aaaaaaaaaaaaaaaa"] {
      await #expect(throws: Refusal.self, "\(password)") {
        try await under.office.addPerson(
          NewPerson(person: People.person("newcomer", [.staff]), password: password),
          by: People.admin)
      }
    }
  }

  @Test("a refusal is on record with the rule that decided")
  func rule() async throws {
    await #expect(throws: Refusal.self) {
      try await under.office.addPerson(newcomer(), by: People.auditor)
    }
    let last = try #require(
      try await under.office.records(before: nil, limit: 1, by: People.auditor).first)
    #expect(last.record.event == .refused)
    #expect(last.record.body["rule"]?.string == "auditor-changes-nothing")
    #expect(last.record.body["act"]?.string == "account.propose")
  }

  @Test("taking roles away, closing and resetting end what was open")
  func changed() async throws {
    let session = try await signIn("zhangwei", People.password)
    try await confirmed(.assign(roles: [.leader], department: "办公室"), of: People.zhang.id)
    #expect(try await under.office.viewer(token: session.token) == nil)
    let again = try await signIn("zhangwei", People.password)
    #expect(try await under.office.viewer(token: again.token)?.person.roles == [.leader])
    try await confirmed(.close, of: People.zhang.id)
    #expect(try await under.office.viewer(token: again.token) == nil)
    await #expect(throws: Refusal.self) { try await signIn("zhangwei", People.password) }
    try await confirmed(.reopen, of: People.zhang.id)
    _ = try await signIn("zhangwei", People.password)
    try await confirmed(.reset, of: People.zhang.id, password: Self.first)
    await #expect(throws: Refusal.self) { try await signIn("zhangwei", People.password) }
    let reset = try await signIn("zhangwei", Self.first)
    #expect(try await under.office.viewer(token: reset.token)?.duty == .changePassword)
  }

  @Test("of two changes of one account the second waits until the first is decided")
  func one() async throws {
    let proposal = AccountProposal(kind: .close)
    let change = try await under.office.proposeChange(
      proposal, of: People.zhang.id, by: People.admin)
    let refusal = await #expect(throws: Refusal.self) {
      try await under.office.proposeChange(proposal, of: People.zhang.id, by: People.keeper)
    }
    #expect(refusal?.code == "change-waits")
    _ = try await under.office.decide(change.id, confirm: false, by: People.admin)
    _ = try await under.office.proposeChange(proposal, of: People.zhang.id, by: People.keeper)
  }

  @Test("an old password is not taken again")
  func history() async throws {
    var session = try await signIn("wangfang", People.password)
    for next in [Self.first, Self.second] {
      let current = next == Self.first ? People.password : Self.first
      session = try await under.office.changePassword(
        PasswordChange(current: current, next: next), token: session.token, address: "x")
    }
    for old in [People.password, Self.first, Self.second] {
      let refusal = await #expect(throws: Refusal.self) {
        try await under.office.changePassword(
          PasswordChange(current: Self.second, next: old), token: session.token, address: "x")
      }
      #expect(refusal?.code == "used-password")
    }
  }

  @Test("sessions are listed, and ended by their owner or the security administrator alone")
  func sessions() async throws {
    let (one, two) = (
      try await signIn("zhangwei", People.password), try await signIn("zhangwei", People.password)
    )
    let names = try await under.office.sessions(of: People.zhang).map(\.name)
    #expect(names.count == 2)
    for person in [People.wang, People.admin, People.auditor] {
      await #expect(throws: Refusal.self) {
        try await under.office.endSession(names[0], by: person)
      }
    }
    try await under.office.endSession(names[0], by: People.zhang)
    try await under.office.endSession(names[1], by: People.keeper)
    #expect(try await under.office.viewer(token: one.token) == nil)
    #expect(try await under.office.viewer(token: two.token) == nil)
  }

  private func confirmed(
    _ kind: AccountChange.Kind, of account: Identifier<Person>, password: String? = nil
  ) async throws {
    let change = try await under.office.proposeChange(
      AccountProposal(kind: kind, password: password), of: account, by: People.admin)
    _ = try await under.office.decide(change.id, confirm: true, by: People.keeper)
  }
}
