import Foundation
import GateForms
import GateDomain
import GateOffice
import GateSite
import GateStationLink
import GateTesting
import GateWire
import Glibc
import Testing

/// A whole site in a temporary folder: the real programs over real stores.
final class SiteUnderTest: Sendable {
  static let password = "gatehouse-test-password"

  let temporary: TemporaryFolder
  let folder: SiteFolder
  let port: Int

  /// Makes a site with a requester, two officers, an operator, an auditor and an administrator.
  init(parent: TemporaryFolder? = nil) throws {
    temporary = try parent ?? TemporaryFolder("site")
    folder = SiteFolder(temporary.path("site"))
    port = try FreePort.find()
    try FileManager.default.createDirectory(
      atPath: temporary.path("devices"), withIntermediateDirectories: true)
    let root = BuildFolder.packageRoot
    try SiteSetup.create(
      SiteSetup.Plan(
        folder: folder.root, office: "测试单位", origin: "test.example/audit/1", port: port,
        stationID: "ST-01", stationName: "一号中间机", policies: root + "/policies",
        rules: root + "/rules", people: Self.people,
        pledgePaper: "test"))
  }

  var devices: String { temporary.path("devices") }

  private static let people = [
    person("zhangwei", "张伟", [.staff]), person("liuyang", "刘洋", [.securityOfficer]),
    person("wangfang", "王芳", [.securityOfficer]), person("chenjie", "陈杰", [.stationOperator]),
    person("zhaomin", "赵敏", [.auditor]), person("sunli", "孙丽", [.departmentHead]),
    person("gaoyuan", "高远", [.leader]),
    person("admin", "李明", [.systemAdministrator]),
    person("keeper", "周宁", [.securityAdministrator]),
  ]

  private static func person(_ id: String, _ name: String, _ roles: Set<Role>) -> NewPerson {
    NewPerson(
      person: Person(id: Identifier(id), name: name, department: "一处", roles: roles),
      password: password)
  }

  /// Starts the server; it may still be opening its port.
  func startServer() throws -> Program {
    try Program.start("gated", ["--site", folder.root])
  }

  /// Starts the station over the folder of virtual devices.
  func startStation(source: String? = nil) throws -> Program {
    try Program.start(
      "gate-station",
      ["--site", folder.root, "--device-source", source ?? "virtual:\(devices)"])
  }

  /// Waits until the server answers and gives back a connection for `account`.
  func signIn(_ account: String) async throws -> ServerConnection {
    let server = try #require(
      ServerConnection(address: "http://127.0.0.1:\(port)", language: .english))
    let answer: SessionAnswer = try await eventually {
      try await server.post(
        "session", SignInRequest(account: account, password: Self.password))
    }
    return server.signedIn(with: answer.token)
  }
}

/// Tries until it works, for as long as a busy machine may take.
func eventually<Value>(
  within seconds: Double = 60, _ body: () async throws -> Value
) async throws -> Value {
  let end = Date().addingTimeInterval(seconds)
  while true {
    do { return try await body() } catch {
      guard Date() < end else { throw error }
      try await Task.sleep(for: .milliseconds(100))
    }
  }
}
