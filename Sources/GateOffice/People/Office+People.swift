import GateAuditLog
public import GateDomain
import GateSignIn
import GateStore
public import GateWire
import GateSite
import GatePolicy

extension Office {
  /// Signs a person in.
  ///
  /// - Throws: `Refusal`: `wrong-credentials` tells nothing about which of the two is wrong, and
  ///   takes as long for an unknown account as for a known one; `locked` after too many tries.
  public func signIn(account: String, password: String, address: String) async throws
    -> SessionAnswer
  {
    let id = Identifier<Person>(String(account.prefix(64)))
    let known = try store.read { try $0.account(id) }
    if let known, known.lockedUntil > .now {
      let text = known.lockedUntil.display(offsetSeconds: site.timeZoneOffset)
      throw await refuse(
        Refusal.locked(until: text), code: "locked", by: .init(known.person),
        on: ("person", id.rawValue))
    }
    let hash = PasswordHash(text: known?.password ?? Self.nobodysHash)
    guard await slots.run({ hash.matches(password) }), let known else {
      try await noteFailure(known, id: id, address: address)
      throw Refusal.wrongCredentials
    }
    return try await open(for: known.person, address: address)
  }

  /// The person behind a token; nil when it is unknown or its time is over.
  public func viewer(token: String) async throws -> Viewer? {
    let digest = SecretToken.digest(of: token)
    guard let session = try store.read({ try $0.session(digest) }) else { return nil }
    let now = Timestamp.now
    guard now < session.seen.adding(seconds: Int64(policy.accounts.idleMinutes) * 60),
      now < session.opened.adding(seconds: Int64(policy.accounts.absoluteHours) * 3_600)
    else {
      try store.write { try $0.deleteSession(digest) }
      return nil
    }
    // Once a minute is enough for an idle limit in minutes, and spares a write a page.
    if now > session.seen.adding(seconds: 60) {
      try store.write { try $0.touchSession(digest, at: now) }
    }
    return Viewer(person: session.person, formToken: session.formToken)
  }

  /// Ends a session.
  public func signOut(token: String) async throws {
    let digest = SecretToken.digest(of: token)
    guard let session = try store.read({ try $0.session(digest) }) else { return }
    let record = record(.signedOut, by: session.person, on: ("person", session.person.id.rawValue))
    try await change { transaction in
      try transaction.deleteSession(digest)
      try transaction.enqueue(record.bytes)
    }
  }

  /// Makes an account.
  public func addPerson(_ new: NewPerson, by person: Person) async throws -> Person {
    guard person.holds(.systemAdministrator) else {
      throw await refuse(
        Refusal.notAllowed, code: "not-allowed", by: .init(person),
        on: ("person", new.person.id.rawValue))
    }
    try AccountRules.check(new, policy: policy.accounts)
    guard try store.read({ try $0.account(new.person.id) }) == nil else {
      throw Refusal.accountExists
    }
    let hash = await slots.run { PasswordHash(hashing: new.password) }
    guard let hash else { throw Refusal.overloaded }
    let record = record(
      .personAdded, by: person, on: ("person", new.person.id.rawValue),
      AccountRules.body(of: new.person))
    try await change { transaction in
      try transaction.insert(new.person, password: hash.text)
      try transaction.enqueue(record.bytes)
    }
    return new.person
  }

  /// Everybody with an account; for the administrators and the auditor.
  public func people(by person: Person) async throws -> [Person] {
    let allowed: [Role] = [.systemAdministrator, .securityAdministrator, .auditor]
    guard allowed.contains(where: person.holds) else { throw Refusal.notAllowed }
    return try store.read { try $0.people() }
  }

  func record(
    _ event: RecordEvent, by person: Person, on object: (kind: String, id: String),
    _ body: JSONValue = .object([:])
  ) -> Record {
    .ofServer(
      event, at: .now, by: .init(person), on: object, body: body, policy: policy.digest)
  }

  // The hash of a random password: an unknown account costs as much time as a known one.
  private static let nobodysHash =
    PasswordHash(hashing: SecretToken().text)?.text ?? ""

  private func open(for person: Person, address: String) async throws -> SessionAnswer {
    let (token, form) = (SecretToken(), SecretToken())
    let record = record(
      .signedIn, by: person, on: ("person", person.id.rawValue), ["address": .string(address)])
    let now = Timestamp.now
    try await change { transaction in
      try transaction.setFailures(0, lockedUntil: Timestamp(milliseconds: 0), of: person.id)
      try transaction.insertSession(
        token.digest, person: person.id, formToken: form.text, at: now)
      try transaction.enqueue(record.bytes)
    }
    return SessionAnswer(token: token.text, person: person)
  }

  private func noteFailure(_ account: Account?, id: Identifier<Person>, address: String)
    async throws
  {
    let rules = policy.accounts
    let record = Record.ofServer(
      .signedIn, at: .now, by: .init(id: account?.person.id.rawValue ?? "unknown"),
      on: ("person", account == nil ? "unknown" : id.rawValue), outcome: .failure,
      body: ["address": .string(address)], policy: policy.digest)
    try await change { transaction in
      if let account {
        let failures = account.failures + 1
        let isLocked = failures >= rules.lockoutAttempts
        let until =
          isLocked
          ? Timestamp.now.adding(seconds: Int64(rules.lockoutMinutes) * 60)
          : Timestamp(milliseconds: 0)
        try transaction.setFailures(isLocked ? 0 : failures, lockedUntil: until, of: id)
      }
      try transaction.enqueue(record.bytes)
    }
  }
}
