import Foundation
import GateAuditLog
import GateDomain
import GateOffice
import GateSigning
import GateSite
import GateTesting
import GateWire

/// An office over a real site in a temporary folder, and the station's keys to speak for it.
final class OfficeUnderTest: Sendable {
  let temporary: TemporaryFolder
  let folder: SiteFolder
  let office: Office
  let stationToken: String
  let stationKey: SigningKey

  init(
    pledgePaper: String? = "test", configuration: String = "",
    prepare: (SiteFolder) throws -> Void = { _ in }
  ) throws {
    temporary = try TemporaryFolder("office")
    folder = SiteFolder(temporary.path("site"))
    let root = BuildFolder.packageRoot
    try SiteSetup.create(
      SiteSetup.Plan(
        folder: folder.root, office: "测试单位", origin: "test.example/audit/1", port: 8470,
        stationID: "ST-01", stationName: "一号中间机", policies: root + "/policies",
        rules: root + "/rules", people: Self.everybody.map(Self.account),
        pledgePaper: pledgePaper))
    if !configuration.isEmpty {
      let file = URL(filePath: folder.configuration)
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data((text + configuration).utf8).write(to: file)
    }
    try prepare(folder)
    office = try Office(folder: folder)
    stationToken = try KeyFile.line(folder.stationToken)
    stationKey = try KeyFile.signingKey(folder.stationKey)
  }

  static let password = "a-long-test-password"
  static let zhang = person("zhangwei", [.staff])
  static let wang = person("wangfang", [.staff])
  static let liu = person("liuyang", [.securityOfficer])
  /// Holds both roles: asks and could approve.
  static let both = person("sunli", [.staff, .securityOfficer])
  static let admin = person("admin1", [.systemAdministrator])
  static let keeper = person("secadmin", [.securityAdministrator])
  static let auditor = person("zhaomin", [.auditor])
  static let head = person("head", [.departmentHead])
  static let everybody = [zhang, wang, liu, both, head, admin, keeper, auditor]

  static func person(_ id: String, _ roles: Set<Role>) -> Person {
    Person(id: Identifier(id), name: id, department: "一处", roles: roles)
  }

  private static func account(_ person: Person) -> NewPerson {
    NewPerson(person: person, password: password)
  }

  /// Changes one byte of a record in the published log.
  func damageLog() throws {
    let entries = "\(folder.log)/tile/entries"
    let names = try FileManager.default.subpathsOfDirectory(atPath: entries).sorted()
    let files = names.map { "\(entries)/\($0)" }.filter {
      var isFolder: ObjCBool = false
      return unsafe FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    for file in files {
      var bytes = Array(FileManager.default.contents(atPath: file) ?? Data())
      guard bytes.count > 60 else { continue }
      bytes[60] ^= 1
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
      try Data(bytes).write(to: URL(filePath: file))
    }
  }

  /// Every event in the audit log, in order.
  func events() async throws -> [RecordEvent] {
    try await office.records(before: nil, limit: 200, by: Self.auditor).map(\.record.event)
      .reversed()
  }

  /// What comes of signing in: `signed-in`, or the refusal's code.
  func signInCode(_ account: String, _ password: String) async -> String {
    do {
      _ = try await office.signIn(account: account, password: password, address: "x")
      return "signed-in"
    } catch { return (error as? Refusal)?.code ?? "\(error)" }
  }
}
