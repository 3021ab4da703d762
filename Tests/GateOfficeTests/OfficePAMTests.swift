import GateAuditLog
import GateDomain
import GateOffice
import GateTesting
import GateWire
import Testing

@Suite("The office: accounts of the host's modules", .timeLimit(.minutes(2)))
struct OfficePAMTests {
  private typealias People = OfficeUnderTest

  private func office(_ folder: PAMFolder) throws -> OfficeUnderTest {
    try OfficeUnderTest(
      configuration: """

        pam:
          service: gatehouse
          folder: \(folder.path)

        """)
  }

  private func add(_ account: String, to under: OfficeUnderTest) async throws {
    let change = try await under.office.addPerson(
      NewPerson(person: People.person(account, [.staff]), password: ""), by: People.admin)
    _ = try await under.office.decide(change.id, confirm: true, by: People.keeper)
  }

  @Test("the modules' password opens the account, local ones stay local, and a failure means no")
  func whole() async throws {
    let folder = try await PAMFolder(people: ["chenjie", "zhangwei"])
    try folder.write("gatehouse", [folder.passwords, "account required pam_permit.so"])
    let under = try office(folder)
    for account in ["chenjie", "cook"] { try await add(account, to: under) }
    #expect(await under.signInCode("chenjie", PAMFolder.password) == "signed-in")
    for (account, password) in [
      ("chenjie", "wrong"), ("chenjie", ""), ("chenjie", "{pam}"), ("cook", PAMFolder.password),
      // Local, though the modules know the same name.
      ("zhangwei", PAMFolder.password),
    ] {
      #expect(await under.signInCode(account, password) == "wrong-credentials", "\(account)")
    }
    #expect(await under.signInCode("zhangwei", People.password) == "signed-in")
    try folder.write("gatehouse", [folder.passwords, "account required pam_deny.so"])
    #expect(await under.signInCode("chenjie", PAMFolder.password) == "pam-closed")
    try folder.write("gatehouse", ["auth required pam_no_such_thing.so"])
    #expect(await under.signInCode("chenjie", PAMFolder.password) == "pam-away")
    #expect(await under.signInCode("zhangwei", People.password) == "signed-in")
    #expect(try await under.events().filter { $0 == .refused }.count == 2)
  }

  @Test("neither its owner nor two administrators change a password that the host keeps")
  func passwords() async throws {
    let folder = try await PAMFolder(people: ["chenjie"])
    try folder.write("gatehouse", [folder.passwords, "account required pam_permit.so"])
    let under = try office(folder)
    try await add("chenjie", to: under)
    let session = try await under.office.signIn(
      account: "chenjie", password: PAMFolder.password, address: "x")
    #expect(try await under.office.viewer(token: session.token)?.duty == nil)
    let refusal = await #expect(throws: Refusal.self) {
      try await under.office.changePassword(
        PasswordChange(current: PAMFolder.password, next: "another-long-password-4"),
        token: session.token, address: "x")
    }
    #expect(refusal?.code == "directory-password")
    let reset = try await under.office.proposeChange(
      AccountProposal(kind: .reset, password: "another-long-password-5"),
      of: Identifier("chenjie"), by: People.admin)
    await #expect(throws: Refusal.self) {
      try await under.office.decide(reset.id, confirm: true, by: People.keeper)
    }
    _ = try await under.office.confirmPassword(
      PAMFolder.password, token: session.token, address: "x")
  }
}
