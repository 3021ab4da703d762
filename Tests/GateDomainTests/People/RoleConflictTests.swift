import GateDomain
import Testing

@Suite struct RoleConflictTests {
  static let free: Set<Role> = [
    .staff, .departmentHead, .securityOfficer, .leader, .stationOperator, .securityAdministrator,
  ]

  static func mayMeet(_ first: Role, _ second: Role) -> Bool {
    if first == second { return true }
    let officers: Set<Role> = [.securityOfficer, .securityAdministrator]
    return free.contains(first) && free.contains(second) && Set([first, second]) != officers
  }

  @Test(arguments: Role.allCases, Role.allCases)
  func `holds for the whole table, in both orders`(first: Role, second: Role) {
    #expect(RoleConflict.exists(between: first, and: second) == !Self.mayMeet(first, second))
    #expect(
      RoleConflict.exists(between: first, and: second)
        == RoleConflict.exists(between: second, and: first))
  }

  @Test func `counts fourteen pairs and their fourteen mirrors`() {
    let pairs = Role.allCases.flatMap { first in
      Role.allCases.filter { RoleConflict.exists(between: first, and: $0) }.map { (first, $0) }
    }
    // The auditor with seven others, the system administrator with six more, and one pair.
    #expect(pairs.count == 2 * (7 + 6 + 1))
  }

  @Test func `finds a pair in each of the 256 sets that has one`() {
    for bits in 0..<(1 << Role.allCases.count) {
      let roles = Set(
        Role.allCases.indices.filter { bits >> $0 & 1 == 1 }.map { Role.allCases[$0] })
      let isAllowed = roles.allSatisfy { first in roles.allSatisfy { Self.mayMeet(first, $0) } }
      let found = RoleConflict.first(in: roles)
      #expect((found == nil) == isAllowed, "\(roles)")
      if let found {
        #expect(roles.contains(found.0) && roles.contains(found.1))
        #expect(RoleConflict.exists(between: found.0, and: found.1))
      }
    }
  }

  @Test func `names the first pair in the order of the roles`() throws {
    let found = try #require(RoleConflict.first(in: [.auditor, .leader, .staff]))
    #expect(found == (.staff, .auditor))
  }

  @Test func `a person holds what the account says and nothing else`() {
    let person = Person(
      id: Identifier("zhang"), name: "张三", department: "一科", roles: [.staff, .leader])
    #expect(Role.allCases.filter(person.holds) == [.staff, .leader])
  }
}
