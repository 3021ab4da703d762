import GateAuditLog
import GateDomain
import GatePolicy
import GateSignIn
import GateSite
import GateStore
public import GateWire

/// What came of a sign-in.
public struct SignedIn: Hashable, Sendable {
  /// The session.
  public let session: SessionAnswer
  /// Whether the second factor is still missing, so that the session opens nothing yet.
  public let isPending: Bool
}

extension Office {
  /// Signs a person in by password.
  ///
  /// - Throws: `Refusal`: `wrong-credentials` tells nothing about which of the two is wrong, and
  ///   takes as long for an unknown account as for a known one; `locked` after too many tries.
  public func beginSignIn(account: String, password: String, address: String) async throws
    -> SignedIn
  {
    let id = Identifier<Person>(String(account.prefix(64)))
    let known = try store.read { try $0.account(id) }
    try await refuseLocked(known, id, address: address)
    guard try await isRight(password, for: known), let known, known.isActive else {
      try await noteFailure(known, id: id, address: address)
      throw Refusal.wrongCredentials
    }
    try await refuseConflict(known.person)
    let isPending = try hasSecondFactor(known.person.id)
    return SignedIn(
      session: try await open(
        for: known.person, address: address, isPending: isPending,
        means: OutsideMark(rawValue: known.password)?.name ?? "password"),
      isPending: isPending)
  }

  /// Signs a person in in one step, with a time code where one is needed.
  public func signIn(account: String, password: String, code: String? = nil, address: String)
    async throws -> SessionAnswer
  {
    let begun = try await beginSignIn(account: account, password: password, address: address)
    guard begun.isPending else { return begun.session }
    do {
      guard let code else { throw Refusal.codeNeeded }
      return try await finishSignIn(token: begun.session.token, code: code, address: address)
    } catch {
      try store.write { try $0.deleteSession(SecretToken.digest(of: begun.session.token)) }
      throw error
    }
  }

  /// Gives a pending session its second factor: the time code.
  public func finishSignIn(token: String, code: String, address: String) async throws
    -> SessionAnswer
  {
    let digest = SecretToken.digest(of: token)
    guard let session = try store.read({ try $0.session(digest) }) else {
      throw Refusal.notSignedIn
    }
    guard try await takeTimeCode(code, of: session.person.id) else {
      try await noteFailure(
        try store.read { try $0.account(session.person.id) }, id: session.person.id,
        address: address)
      if let locked = try store.read({ try $0.account(session.person.id) }),
        locked.lockedUntil > .now
      {
        try store.write { try $0.deleteSession(digest) }
      }
      throw Refusal.wrongCode
    }
    return try await stepUp(token: token, by: "time-code")
  }

  /// The person behind a token; nil when it is unknown or its time is over.
  public func viewer(token: String) async throws -> Viewer? {
    let digest = SecretToken.digest(of: token)
    guard let session = try store.read({ try $0.session(digest) }) else { return nil }
    let now = Timestamp.now
    guard isLive(session, at: now) else {
      try store.write { try $0.deleteSession(digest) }
      return nil
    }
    // Once a minute is enough for an idle limit in minutes, and spares a write a page.
    if now > session.seen.adding(seconds: 60) {
      try store.write { try $0.touchSession(digest, at: now) }
    }
    return Viewer(
      person: session.person, formToken: session.formToken, session: session.name,
      steppedAt: session.stepped, duty: duty(session, at: now))
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

  func isLive(_ session: StoredSession, at now: Timestamp) -> Bool {
    let idle = session.isPending ? 5 : policy.accounts.idleMinutes(of: session.person.roles)
    return session.isActive && policy.separation.conflict(in: session.person.roles) == nil
      && now < session.seen.adding(seconds: Int64(idle) * 60)
      && now < session.opened.adding(seconds: Int64(policy.accounts.absoluteHours) * 3_600)
  }

  private func duty(_ session: StoredSession, at now: Timestamp) -> Viewer.Duty? {
    if session.isPending { return .secondFactor }
    let age = Int64(policy.accounts.passwordMaxAgeDays) * 86_400
    // Accounts from before ages were kept have no date; theirs begins with the next change.
    let isOld =
      age > 0 && session.passwordSet.milliseconds > 0
      && now >= session.passwordSet.adding(seconds: age)
    if session.mustChange || isOld { return .changePassword }
    let needsFactor = !policy.accounts.secondFactorRoles.isDisjoint(with: session.person.roles)
    return needsFactor && !session.hasSecondFactor ? .enrolFactor : nil
  }

  func open(for person: Person, address: String, isPending: Bool, means: String = "password")
    async throws -> SessionAnswer
  {
    let (token, form) = (SecretToken(), SecretToken())
    let record = record(
      .signedIn, by: person, on: ("person", person.id.rawValue),
      ["address": .string(address), "means": .string(means), "pending": .boolean(isPending)])
    let now = Timestamp.now
    try await change { transaction in
      if !isPending { try forgetFailures(of: person.id, address: address, in: transaction) }
      try transaction.insertSession(
        token.digest, name: .make(at: now), person: person.id, formToken: form.text,
        address: address, isPending: isPending, at: now)
      try transaction.enqueue(record.bytes)
    }
    return SessionAnswer(token: token.text, person: person)
  }

  /// Gives a session another token after its person proved who they are.
  func stepUp(token: String, by means: String) async throws -> SessionAnswer {
    let digest = SecretToken.digest(of: token)
    guard let session = try store.read({ try $0.session(digest) }) else {
      throw Refusal.notSignedIn
    }
    let (next, form) = (SecretToken(), SecretToken())
    let record = record(
      .steppedUp, by: session.person, on: ("person", session.person.id.rawValue),
      ["means": .string(means)])
    try await change { transaction in
      guard
        try transaction.rotateSession(digest, to: next.digest, formToken: form.text, at: .now)
      else { throw Refusal.notSignedIn }
      try forgetFailures(of: session.person.id, address: session.address, in: transaction)
      try transaction.enqueue(record.bytes)
    }
    return SessionAnswer(token: next.text, person: session.person)
  }

  // The hash of a random password: an unknown account costs as much time as a known one.
  static let nobodysHash = PasswordHash(hashing: SecretToken().text)?.text ?? ""
}
