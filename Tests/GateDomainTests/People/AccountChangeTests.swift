import GateDomain
import Testing

@Suite("Changes of accounts need two administrators")
struct AccountChangeTests {
  static let people = Role.allCases.map { role in
    Person(id: Identifier(role.rawValue), name: "", department: "", roles: [role])
  }
  static let others = Role.allCases.map { role in
    Person(id: Identifier("second-" + role.rawValue), name: "", department: "", roles: [role])
  }

  private func change(by proposer: Person, of account: String = "newcomer") -> AccountChange {
    AccountChange(
      id: Identifier("C"), account: Identifier(account), kind: .close, proposer: proposer,
      at: Timestamp(milliseconds: 0))
  }

  @Test("who confirms what whom proposed: the whole table", arguments: people)
  func table(_ proposer: Person) {
    let administrators: Set<Role> = [.systemAdministrator, .securityAdministrator]
    for decider in Self.people + Self.others {
      let mayAtAll = !decider.roles.isDisjoint(with: administrators)
      let hasKeeper =
        decider.holds(.securityAdministrator) || proposer.holds(.securityAdministrator)
      let isRight = mayAtAll && hasKeeper && decider.id != proposer.id
      let decided = try? change(by: proposer).deciding(true, by: decider)
      #expect((decided != nil) == isRight, "\(proposer.id) \(decider.id)")
      #expect(decided?.state == (isRight ? .confirmed : nil))
      let refused = try? change(by: proposer).deciding(false, by: decider)
      #expect((refused?.state == .refused) == mayAtAll)
    }
  }

  @Test("nobody confirms a change of their own account, and none is decided twice")
  func own() throws {
    let system = Self.people[5]
    let keeper = Self.people[6]
    #expect(throws: AccountRefusal.aboutOneself) {
      try change(by: system, of: keeper.id.rawValue).deciding(true, by: keeper)
    }
    #expect(throws: AccountRefusal.sameAdministrator) {
      try change(by: keeper).deciding(true, by: keeper)
    }
    let done = try change(by: system).deciding(true, by: keeper)
    for yes in [true, false] {
      #expect(throws: AccountRefusal.notOpen) { try done.deciding(yes, by: keeper) }
    }
  }
}
