import GateDomain
import GateWire

/// The people of the demonstration: one for every role.
struct DemoCast: Sendable {
  /// Somebody with the password that was made for this run.
  struct Member: Sendable, Hashable {
    let person: Person
    let password: String
  }

  let members: [Member]

  /// Makes everybody, with new passwords.
  init() {
    members = [
      Self.member("zhangwei", "张伟", "综合科", .staff),
      Self.member("wangqiang", "王强", "综合科", .departmentHead),
      Self.member("liuyang", "刘洋", "保密办", .securityOfficer),
      Self.member("lina", "李娜", "办公室", .leader),
      Self.member("zhaolei", "赵磊", "技术科", .stationOperator),
      Self.member("suntao", "孙涛", "信息中心", .systemAdministrator),
      Self.member("zhouning", "周宁", "保密办", .securityAdministrator),
      Self.member("wumin", "吴敏", "审计科", .auditor),
    ]
  }

  /// The first accounts of the site.
  var newPeople: [NewPerson] {
    members.map { NewPerson(person: $0.person, password: $0.password) }
  }

  /// Who files the request.
  var requester: Member { members[0] }

  /// Somebody with that role who is not the requester.
  func holder(of role: Role) -> Member? {
    members.dropFirst().first { $0.person.holds(role) }
  }

  private static func member(_ account: String, _ name: String, _ department: String, _ role: Role)
    -> Member
  {
    Member(
      person: Person(id: Identifier(account), name: name, department: department, roles: [role]),
      password: GeneratedPassword.make())
  }
}
