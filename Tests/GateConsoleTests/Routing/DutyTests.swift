import GateDomain
import GateOffice
import GateWire
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import GateConsole

@Suite("What somebody owes before anything else")
struct DutyTests {
  private static let always = ["/sign-out", "/api/v1/session"]

  @Test(
    "each duty opens the way to do it, and no other route of all",
    arguments: [
      (Viewer.Duty.secondFactor, ["/sign-in/second", "/sign-in/second/passkey"]),
      (.changePassword, ["/account/password", "/api/v1/password"]),
      (
        .enrolFactor,
        ["/account", "/account/passkeys", "/account/passkeys/new", "/account/time-code"]
      ),
    ])
  func table(_ duty: Viewer.Duty, _ paths: [String]) {
    for route in RouteTable.all {
      #expect(duty.opens(route) == (paths + Self.always).contains(route.path), "\(route.path)")
    }
  }

  @Test("with the first password nothing is to be had but a new one")
  func firstPassword() async throws {
    let site = try await ConsoleSite(roles: [.systemAdministrator, .securityAdministrator])
    let session = try await newcomer(site)
    let viewer = try #require(try await site.office.viewer(token: session.token))
    #expect(viewer.duty == .changePassword)
    try await site.console.application().test(.router) { client in
      let visitor = Visitor(
        client: client, token: session.token, formToken: viewer.formToken, language: .english)
      for row in RouteMatrix.pages where row.who != .anyone && !isOpen(row.path) {
        let path = RouteMatrixTests.filled(row.path)
        let answer =
          row.method == .get ? try await visitor.get(path) : try await visitor.post(path)
        #expect(answer.status == .seeOther, "\(row)")
        #expect(answer.headers[.location] == "/account/password", "\(row)")
      }
      for row in RouteMatrix.api
      where row.who != .anyone && row.who != .station && !isOpen(row.path) {
        let answer = try await visitor.call(
          row.method, RouteMatrixTests.filled(row.path), json: row.method == .post ? "{}" : nil)
        #expect(answer.status == .forbidden, "\(row)")
        #expect(answer.text.contains(Viewer.Duty.changePassword.rawValue), "\(row)")
      }
    }
  }

  private func isOpen(_ path: String) -> Bool {
    (Self.always + ["/account/password", "/api/v1/password"]).contains(path)
  }

  private func newcomer(_ site: ConsoleSite) async throws -> SessionAnswer {
    func person(_ role: Role) throws -> Person {
      Person(id: Identifier(role.rawValue), name: "x", department: "Dept", roles: [role])
    }
    let change = try await site.office.addPerson(
      NewPerson(
        person: Person(
          id: Identifier("newcomer"), name: "New", department: "Dept", roles: [.staff]),
        password: ConsoleSite.password),
      by: try person(.systemAdministrator))
    _ = try await site.office.decide(change.id, confirm: true, by: person(.securityAdministrator))
    return try await site.office.signIn(
      account: "newcomer", password: ConsoleSite.password, address: "test")
  }
}
