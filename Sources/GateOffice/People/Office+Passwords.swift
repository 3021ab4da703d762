import GateAuditLog
import GateDomain
import GatePolicy
import GateSignIn
import GateSite
import GateStore
public import GateWire

extension Office {
  /// Checks a person's password once more and gives their session another token.
  public func confirmPassword(_ password: String, token: String, address: String) async throws
    -> SessionAnswer
  {
    let digest = SecretToken.digest(of: token)
    guard let session = try store.read({ try $0.session(digest) }), !session.isPending else {
      throw Refusal.notSignedIn
    }
    try await expectPassword(password, of: session.person.id, address: address)
    return try await stepUp(token: token, by: "password")
  }

  /// Changes the password of the person behind `token`; every other session of theirs ends.
  public func changePassword(_ passwords: PasswordChange, token: String, address: String)
    async throws -> SessionAnswer
  {
    let digest = SecretToken.digest(of: token)
    guard let session = try store.read({ try $0.session(digest) }), !session.isPending else {
      throw Refusal.notSignedIn
    }
    let person = session.person
    let known = try store.read { try $0.account(person.id)?.password }
    guard known.flatMap(OutsideMark.init) == nil else { throw Refusal.directoryPassword }
    try await expectPassword(passwords.current, of: person.id, address: address)
    try AccountRules.check(passwords.next, of: person.id, policy: policy.accounts)
    try await expectNew(passwords.next, of: person.id)
    guard let hash = await slots.run({ PasswordHash(hashing: passwords.next) }) ?? nil else {
      throw Refusal.overloaded
    }
    let record = record(.passwordChanged, by: person, on: ("person", person.id.rawValue))
    try await change { transaction in
      try transaction.setPassword(hash.text, of: person.id, mustChange: false, at: .now)
      try transaction.deleteSessions(of: person.id, except: digest)
      try transaction.enqueue(record.bytes)
    }
    return try await stepUp(token: token, by: "password")
  }

  private func expectPassword(_ password: String, of id: Identifier<Person>, address: String)
    async throws
  {
    let account = try store.read { try $0.account(id) }
    try await refuseLocked(account, id, address: address)
    guard try await isRight(password, for: account), account?.isActive == true else {
      try await noteFailure(account, id: id, address: address, isSignedIn: true)
      throw Refusal.wrongPassword
    }
  }

  // Each comparison is a whole hash, so the history is as short as the policy allows.
  private func expectNew(_ password: String, of id: Identifier<Person>) async throws {
    let count = policy.accounts.passwordHistory
    let hashes = try store.read { transaction in
      let current = try transaction.account(id).map { [$0.password] } ?? []
      return try (current + transaction.oldPasswords(of: id, limit: count)).prefix(count)
    }
    for text in hashes {
      guard let isOld = await slots.run({ PasswordHash(text: text).matches(password) }) else {
        throw Refusal.overloaded
      }
      if isOld { throw Refusal.usedPassword(count) }
    }
  }
}
