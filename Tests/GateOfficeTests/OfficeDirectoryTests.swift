import Foundation
import GateAuditLog
import GateDomain
import GateOffice
import GateTesting
import GateWire
import Testing

@Suite("The office: accounts of a directory", .serialized, .timeLimit(.minutes(2)))
struct OfficeDirectoryTests {
  private typealias People = OfficeUnderTest

  private func office(_ slapd: Slapd, _ folder: TemporaryFolder) throws -> OfficeUnderTest {
    let secret = try folder.write("searching\n", to: "search-password")
    return try OfficeUnderTest(
      configuration: """

        directory:
          host: 127.0.0.1
          port: \(slapd.securePort)
          protection: ldaps
          authorities: \(slapd.authorities)
          search-name: cn=search,dc=office
          search-password-file: \(secret)
          people: ou=people,dc=office
          groups: ou=groups,dc=office
          roles:
            - { group: "cn=staff,ou=groups,dc=office", role: staff }

        """)
  }

  @Test("the directory's password opens the account, its groups limit it, and down means no")
  func whole() async throws {
    let folder = try TemporaryFolder("directory")
    let slapd = try await Slapd()
    let under = try office(slapd, folder)
    // A new account whose password the directory keeps; `twin` stands there twice.
    for (account, roles) in [
      ("twin", Set([Role.staff])), ("cook", [.leader]), ("chenjie", [.staff]), ("lina", [.leader]),
    ] {
      let change = try await under.office.addPerson(
        NewPerson(person: People.person(account, roles), password: ""), by: People.admin)
      _ = try await under.office.decide(change.id, confirm: true, by: People.keeper)
    }
    try await waitUntilItAnswers(under)
    #expect(await under.signInCode("twin", Slapd.password) == "directory-ambiguous")
    #expect(await under.signInCode("cook", Slapd.password) == "wrong-credentials")
    #expect(await under.signInCode("chenjie", Slapd.password) == "signed-in")
    #expect(await under.signInCode("chenjie", "wrong") == "wrong-credentials")
    #expect(await under.signInCode("chenjie", "") == "wrong-credentials")
    // In the directory a member of the staff only, so not a leader here any more.
    #expect(await under.signInCode("lina", Slapd.password) == "directory-roles")
    #expect(await under.signInCode("cook", "") == "wrong-credentials")
    // Local accounts never ask the directory, even where it knows the same name.
    #expect(await under.signInCode("zhangwei", Slapd.password) == "wrong-credentials")
    _ = try await under.office.signIn(
      account: "zhangwei", password: People.password, address: "x")
    slapd.stop()
    #expect(await under.signInCode("cook", Slapd.password) == "directory-away")
    _ = try await under.office.signIn(
      account: "zhangwei", password: People.password, address: "x")
    #expect(try await under.events().contains(.refused))
  }

  private func waitUntilItAnswers(_ under: OfficeUnderTest) async throws {
    for _ in 0..<100 where await under.signInCode("twin", "x") == "directory-away" {
      try await Task.sleep(for: .milliseconds(100))
    }
  }
}
