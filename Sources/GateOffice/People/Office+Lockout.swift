import GateAuditLog
import GateDomain
import GatePolicy
import GateSite
import GateStore

extension Office {
  /// Refuses a sign-in to a locked account, or from a locked address, before anything is hashed.
  func refuseLocked(_ account: Account?, _ id: Identifier<Person>, address: String) async throws {
    let now = Timestamp.now
    if let account, account.lockedUntil > now {
      throw await refuse(
        Refusal.locked(until: shown(account.lockedUntil)), code: "locked",
        by: .init(account.person), on: ("person", id.rawValue))
    }
    if let failures = try store.read({ try $0.failures(from: address) }), failures.until > now {
      throw await refuse(
        Refusal.addressLocked(until: shown(failures.until)), code: "address-locked",
        by: .init(id: "unknown"), on: ("address", String(address.prefix(64))))
    }
  }

  /// Refuses an account whose roles must not be held together, however it came to hold them.
  func refuseConflict(_ person: Person) async throws {
    guard let (first, second) = policy.separation.conflict(in: person.roles) else { return }
    throw await refuse(
      Refusal.roleConflict(first, second), code: "role-conflict", by: .init(person),
      on: ("person", person.id.rawValue))
  }

  /// Counts a wrong password or code, and locks when there were too many.
  ///
  /// Those of somebody who is signed in already do not count against the address.
  func noteFailure(
    _ account: Account?, id: Identifier<Person>, address: String, isSignedIn: Bool = false
  ) async throws {
    let record = Record.ofServer(
      .signedIn, at: .now, by: .init(id: account?.person.id.rawValue ?? "unknown"),
      on: ("person", account == nil ? "unknown" : id.rawValue), outcome: .failure,
      body: ["address": .string(address)], policy: policy.digest)
    try await change { transaction in
      // Counted inside the transaction: of two tries at once neither must be forgotten.
      if account != nil { try countFailure(of: id, in: transaction) }
      if !isSignedIn { try countFailure(from: address, in: transaction) }
      try transaction.enqueue(record.bytes)
    }
  }

  func forgetFailures(
    of id: Identifier<Person>, address: String, in transaction: ServerTransaction
  ) throws {
    try transaction.setFailures(
      0, lockouts: 0, lockedUntil: Timestamp(milliseconds: 0), of: id)
    try transaction.setFailures(
      0, until: Timestamp(milliseconds: 0), from: address, at: .now)
  }

  // Security: a lock ends by itself, at the latest after the policy's longest time. Whoever knows
  // an officer's account can make signing in slow for them, never impossible.
  private func countFailure(of id: Identifier<Person>, in transaction: ServerTransaction) throws {
    guard let account = try transaction.account(id) else { return }
    let rules = policy.accounts
    let failures = account.failures + 1
    guard failures >= rules.lockoutAttempts else {
      return try transaction.setFailures(
        failures, lockouts: account.lockouts, lockedUntil: account.lockedUntil, of: id)
    }
    let minutes = Int64(rules.lockoutMinutes(before: account.lockouts))
    try transaction.setFailures(
      0, lockouts: account.lockouts + 1, lockedUntil: Timestamp.now.adding(seconds: minutes * 60),
      of: id)
  }

  private func countFailure(from address: String, in transaction: ServerTransaction) throws {
    let rules = policy.accounts
    let count = (try transaction.failures(from: address)?.count ?? 0) + 1
    let isLocked = count >= rules.addressAttempts
    let until =
      isLocked
      ? Timestamp.now.adding(seconds: Int64(rules.lockoutMinutes) * 60)
      : Timestamp(milliseconds: 0)
    try transaction.setFailures(isLocked ? 0 : count, until: until, from: address, at: .now)
  }

  func shown(_ time: Timestamp) -> String {
    time.display(offsetSeconds: site.timeZoneOffset)
  }
}
