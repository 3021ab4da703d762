import GateDomain
import GateOffice
import GateWire
import Testing
import GateSite
import GatePolicy

@Suite("The office: people")
struct OfficePeopleTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  @Test("a session stands for its person until it is ended")
  func session() async throws {
    let answer = try await under.office.signIn(
      account: "zhangwei", password: People.password, address: "127.0.0.1")
    #expect(try await under.office.viewer(token: answer.token)?.person == People.zhang)
    #expect(try await under.office.viewer(token: answer.token + "0") == nil)
    try await under.office.signOut(token: answer.token)
    #expect(try await under.office.viewer(token: answer.token) == nil)
  }

  @Test("wrong passwords lock an account for a while, even for the right one")
  func lockout() async throws {
    let tries = under.office.policy.accounts.lockoutAttempts
    for _ in 0..<tries {
      await #expect(throws: Refusal.self) {
        try await under.office.signIn(account: "zhangwei", password: "wrong", address: "x")
      }
    }
    let refusal = await #expect(throws: Refusal.self) {
      try await under.office.signIn(
        account: "zhangwei", password: People.password, address: "x")
    }
    #expect(refusal?.code == "locked")
    _ = try await under.office.signIn(
      account: "wangfang", password: People.password, address: "x")
  }

  @Test("an unknown account and a wrong password are answered alike")
  func sameAnswer() async throws {
    var codes: Set<String> = []
    for account in ["zhangwei", "nobody", "", "' OR 1=1 --"] {
      let refusal = await #expect(throws: Refusal.self) {
        try await under.office.signIn(account: account, password: "wrong", address: "x")
      }
      codes.insert(refusal?.code ?? "")
    }
    #expect(codes == ["wrong-credentials"])
  }

  @Test("a site is made once only")
  func setupTwice() throws {
    let plan = SiteSetup.Plan(
      folder: under.folder.root, office: "x", origin: "x", port: 1, stationID: "S",
      stationName: "s", policies: under.folder.policies, rules: under.folder.rules, people: [])
    #expect(throws: Refusal.self) { try SiteSetup.create(plan) }
  }
}
