import GateAuditLog
public import GateDomain
import GatePolicy
import GateSite
import GateStore

extension Office {
  /// A person lends roles to a colleague for a while.
  ///
  /// Security invariants: only roles that decide, and only those that the lender holds; never
  /// together with a role of the colleague that one person must not hold with them.
  public func lend(_ roles: Set<Role>, to taker: String, for window: Window, by person: Person)
    async throws -> LentRoles
  {
    let account = try store.read { try $0.account(Identifier(taker)) }
    guard let colleague = account?.person, Self.mayLend(roles, from: person, to: colleague),
      window.notAfter > .now, window.notAfter <= Timestamp.now.adding(seconds: 60 * 86_400)
    else {
      throw await refuse(
        Refusal.cannotLend, code: "cannot-lend", by: .init(person),
        on: ("person", person.id.rawValue))
    }
    let mandate = LentRoles(
      id: .make(at: .now), giver: person.id, taker: colleague.id, roles: roles, window: window)
    let record = record(
      .mandateGiven, by: person, on: ("person", colleague.id.rawValue),
      [
        "mandate": .string(mandate.id.rawValue), "name": .string(colleague.name),
        "not_after": .string(window.notAfter.rfc3339),
        "not_before": .string(window.notBefore.rfc3339),
        "roles": .array(roles.map(\.rawValue).sorted().map { .string($0) }),
      ])
    try await change { transaction in
      try transaction.insert(mandate)
      try transaction.enqueue(record.bytes)
    }
    return mandate
  }

  /// A person takes roles back that they have lent.
  public func takeBack(_ id: Identifier<Mandate>, by person: Person) async throws {
    let record = record(
      .mandateEnded, by: person, on: ("person", person.id.rawValue),
      ["mandate": .string(id.rawValue)])
    try await change { transaction in
      guard try transaction.deleteMandate(id, of: person.id) else { throw Refusal.notFound }
      try transaction.enqueue(record.bytes)
    }
  }

  /// What a person lends and borrows, except what is over.
  public func mandates(of person: Person) throws -> [LentRoles] {
    try store.read { try $0.mandates(of: person.id, at: .now) }
  }

  /// The roles that are lent to a person now, by the lenders as they are now.
  public func mandates(lentTo person: Person) throws -> [Mandate] {
    try store.read { try mandates(lentTo: person, at: .now, in: $0) }
  }

  func mandates(
    lentTo person: Person, at time: Timestamp, in transaction: ServerTransaction
  ) throws -> [Mandate] {
    try transaction.mandates(of: person.id, at: time).filter { $0.taker == person.id }.compactMap {
      stored in
      try transaction.account(stored.giver).map {
        Mandate(giver: $0.person, roles: stored.roles, window: stored.window)
      }
    }
  }

  /// The roles that can be lent.
  public static let lendable: Set<Role> = [
    .departmentHead, .securityOfficer, .leader, .securityAdministrator,
  ]

  static func mayLend(_ roles: Set<Role>, from giver: Person, to taker: Person) -> Bool {
    !roles.isEmpty && roles.isSubset(of: lendable) && roles.isSubset(of: giver.roles)
      && giver.id != taker.id && RoleConflict.first(in: taker.roles.union(roles)) == nil
  }
}

extension Refusal {
  static let cannotLend = Refusal(
    .invalid, "cannot-lend",
    what: Words("不能这样委托代理审批", "these roles cannot be lent like this"),
    hint: Words(
      "只能委托自己担任的审批角色，最长 60 天；受托人不得担任与之冲突的角色",
      "lend roles that you hold yourself, for 60 days at most, to somebody without a conflicting role"
    ))
}
