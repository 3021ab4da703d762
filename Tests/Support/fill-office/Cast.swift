import GateDomain
import GateOffice
import GateSite
import GateWire

/// The people of the office: staff of five departments, a head for each, and the rest.
struct Cast: Sendable {
  private static let departments = 5
  private static let staffInEach = 8

  let staff: [Person]
  let heads: [Person]
  let leader = person("leader1", .leader, "局里")

  init() {
    heads = (0..<Self.departments).map {
      Self.person("head\($0)", .departmentHead, "第\($0 + 1)处")
    }
    staff = (0..<(Self.departments * Self.staffInEach)).map {
      Self.person("staff\($0)", .staff, "第\($0 % Self.departments + 1)处")
    }
  }

  /// The head of a person's department.
  func head(of person: Person) -> Person? { heads.first { $0.department == person.department } }

  func makeSite(_ folder: String, port: Int, root: String) throws {
    let others = [
      leader, Self.person("officer1", .securityOfficer, "保密办"),
      Self.person("auditor1", .auditor, "审计处"),
      Self.person("admin1", .systemAdministrator, "信息处"),
      Self.person("keeper1", .securityAdministrator, "保密办"),
    ]
    try SiteSetup.create(
      SiteSetup.Plan(
        folder: folder, office: "Bench", origin: "bench.example/log", port: port,
        stationID: "ST-01", stationName: "一号中间机", policies: root + "/policies",
        rules: root + "/rules",
        people: (staff + heads + others).map {
          NewPerson(person: $0, password: "benchmark-password-1")
        }, pledgePaper: "bench"))
  }

  private static func person(_ id: String, _ role: Role, _ department: String) -> Person {
    Person(id: Identifier(id), name: id, department: department, roles: [role])
  }
}
