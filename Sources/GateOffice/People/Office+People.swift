import GateAuditLog
public import GateDomain
import GatePolicy
import GateSignIn
import GateSite
import GateStore
public import GateWire

extension Office {
  /// Proposes a new account; it exists once another administrator has confirmed it.
  ///
  /// The first password is the proposer's choice, so the person has to change it at once; without
  /// one the office's directory, or the host, keeps the account's password.
  public func addPerson(_ new: NewPerson, by person: Person) async throws -> AccountChange {
    try await allow(.proposeAccount, by: person, on: ("person", new.person.id.rawValue))
    guard !new.password.isEmpty || outside != nil else { throw Refusal.noDirectory }
    try AccountRules.check(new, policy: policy, isOfDirectory: new.password.isEmpty)
    guard try store.read({ try $0.account(new.person.id) }) == nil else {
      throw Refusal.accountExists
    }
    return try await propose(
      .add(new.person), of: new.person.id, password: new.password, by: person)
  }

  /// Proposes a change of an account; it is done once another administrator has confirmed it.
  public func proposeChange(
    _ proposal: AccountProposal, of account: Identifier<Person>, by person: Person
  ) async throws -> AccountChange {
    try await allow(.proposeAccount, by: person, on: ("person", account.rawValue))
    guard try store.read({ try $0.account(account) }) != nil else { throw Refusal.notFound }
    switch proposal.kind {
    case .add: throw Refusal.accountExists
    // A pledge comes with its picture alone.
    case .pledge: throw Refusal.noPicture
    case .assign(let roles, let department):
      try AccountRules.check(roles, department: department, policy: policy)
    case .reset:
      try AccountRules.check(proposal.password ?? "", of: account, policy: policy.accounts)
    case .close, .reopen: break
    }
    return try await propose(
      proposal.kind, of: account,
      password: proposal.kind == .reset ? proposal.password : nil, by: person)
  }

  /// Changes that wait for a second administrator.
  public func openChanges(by person: Person) async throws -> [AccountChange] {
    try await allow(.readAccounts, by: person, on: ("person", "all"))
    return try store.read { try $0.openAccountChanges() }
  }

  /// Confirms a change, which is then done, or refuses it.
  public func decide(
    _ id: Identifier<AccountChange>, confirm: Bool, by person: Person
  ) async throws -> AccountChange {
    try await allow(.confirmAccount, by: person, on: ("account-change", id.rawValue))
    do {
      return try await change { transaction in
        guard let stored = try transaction.accountChange(id) else { throw Refusal.notFound }
        let next = try stored.change.deciding(confirm, by: person)
        try transaction.save(next)
        if confirm { try carryOut(next, password: stored.password, in: transaction) }
        try transaction.enqueue(
          record(
            confirm ? next.kind.confirming : .accountChangeRefused, by: person,
            on: ("person", next.account.rawValue), Self.body(of: next)
          ).bytes)
        return next
      }
    } catch let refusal as AccountRefusal {
      throw await refuse(
        refusal, code: refusal.rawValue, by: .init(person), on: ("account-change", id.rawValue))
    }
  }

  /// Everybody with an account; for the administrators and the auditor.
  public func people(by person: Person) async throws -> [AccountView] {
    try await allow(.readAccounts, by: person, on: ("person", "all"))
    let now = Timestamp.now
    return try store.read { transaction in
      try transaction.accounts().map { account in
        let pledge = try transaction.pledge(of: account.person.id)
        let isValid = pledge?.isValid(for: policy.pledge.text, at: now) ?? false
        return AccountView(
          person: account.person, isActive: account.isActive,
          lockedUntil: account.lockedUntil > now ? account.lockedUntil : nil,
          pledgedUntil: isValid ? pledge?.expiresAt : nil)
      }
    }
  }

  func propose(
    _ kind: AccountChange.Kind, of account: Identifier<Person>, password: String?,
    by person: Person, with more: (ServerTransaction, AccountChange) throws -> Void = { _, _ in }
  ) async throws -> AccountChange {
    var hash: String?
    if let password, !password.isEmpty {
      guard let made = await slots.run({ PasswordHash(hashing: password) }) ?? nil else {
        throw Refusal.overloaded
      }
      hash = made.text
    }
    if password?.isEmpty == true { hash = outside?.rawValue }
    let change = AccountChange(
      id: .make(at: .now), account: account, kind: kind, proposer: person, at: .now)
    let record = record(
      .accountChangeProposed, by: person, on: ("person", account.rawValue), Self.body(of: change))
    try await self.change { transaction in
      guard try transaction.openAccountChanges().allSatisfy({ $0.account != account }) else {
        throw Refusal.changeWaits
      }
      try transaction.insert(change, password: hash)
      try more(transaction, change)
      try transaction.enqueue(record.bytes)
    }
    return change
  }

  private func carryOut(
    _ change: AccountChange, password: String?, in transaction: ServerTransaction
  ) throws {
    let account = try transaction.account(change.account)
    switch change.kind {
    case .add(let person):
      guard account == nil, let password else { throw Refusal.accountExists }
      try AccountRules.check(person.roles, department: person.department, policy: policy)
      let isKeptElsewhere = OutsideMark(rawValue: password) != nil
      // Whoever keeps passwords counts their age, too.
      try transaction.insert(
        person, password: password, mustChange: !isKeptElsewhere,
        at: isKeptElsewhere ? Timestamp(milliseconds: 0) : .now)
    case .assign(let roles, let department):
      guard let account else { throw Refusal.notFound }
      try AccountRules.check(roles, department: department, policy: policy)
      try transaction.update(
        Person(
          id: account.person.id, name: account.person.name, department: department, roles: roles))
      // A right that was taken away must not live on in an open session.
      try transaction.deleteSessions(of: change.account)
    case .close:
      try transaction.setActive(false, of: change.account)
      try transaction.deleteSessions(of: change.account)
    case .reopen: try transaction.setActive(true, of: change.account)
    case .reset:
      guard let password, account.flatMap({ OutsideMark(rawValue: $0.password) }) == nil else {
        throw Refusal.directoryPassword
      }
      try transaction.setPassword(password, of: change.account, mustChange: true, at: .now)
      try transaction.deleteFactors(of: change.account)
      try transaction.deleteSessions(of: change.account)
    case .pledge:
      guard account != nil, let signature = try signature(of: change, at: .now) else {
        throw Refusal.notFound
      }
      try transaction.insert(signature)
    }
  }

  private static func body(of change: AccountChange) -> JSONValue {
    var body: [String: JSONValue] = [
      "change": .string(change.id.rawValue), "kind": .string(change.kind.name),
      "proposer": .string(change.proposer.id.rawValue),
    ]
    switch change.kind {
    case .add(let person): body["person"] = AccountRules.body(of: person)
    case .assign(let roles, let department):
      body["department"] = .string(department)
      body["roles"] = AccountRules.names(roles)
    case .pledge(let number, let text, let scan):
      body["paper"] = .string(number)
      body["scan"] = [
        "id": .string(scan.id.rawValue), "name": .string(scan.name),
        "sha256": .string(scan.digest.hex), "size": .integer(Int64(clamping: scan.size)),
      ]
      body["text"] = .string(text.hex)
    case .close, .reopen, .reset: break
    }
    return .object(body)
  }
}

extension AccountChange.Kind {
  /// What is recorded when it is done.
  fileprivate var confirming: RecordEvent {
    if case .pledge = self { .pledgeRegistered } else { .accountChanged }
  }
}
