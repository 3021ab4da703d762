import GateAuditLog
import GateDomain
import GatePAM
import GatePolicy
import GateSignIn
import GateSite
import GateStore

extension Office {
  /// Where this site has passwords of accounts kept; nil when it keeps all of them itself.
  var outside: OutsideMark? {
    if directory != nil { return .directory }
    return pam == nil ? nil : .pam
  }

  /// Whether `password` is the account's, by its own hash or by whoever keeps it.
  ///
  /// Security: an account is either local or kept elsewhere, NEVER both: while that place is down
  /// its accounts do not sign in at all, and local ones are for that emergency.
  ///
  /// - Throws: `Refusal`, when nothing was learnt: nobody is let in then.
  func isRight(_ password: String, for account: Account?) async throws -> Bool {
    if let account, let mark = OutsideMark(rawValue: account.password) {
      switch mark {
      case .directory: return try await isRightInDirectory(password, for: account.person)
      case .pam: return try await isRightByModules(password, for: account.person)
      }
    }
    let hash = PasswordHash(text: account?.password ?? Self.nobodysHash)
    guard let isRight = await slots.run({ hash.matches(password) }) else {
      throw Refusal.overloaded
    }
    return isRight
  }

  // Modules hash too, so they wait for the same two slots as our own hashes.
  private func isRightByModules(_ password: String, for person: Person) async throws -> Bool {
    guard let pam else { return false }
    let account = person.id.rawValue
    return try await asking(in: slots, about: person) { () throws(PAMError) in
      try pam.check(account: account, password: password)
    }
  }

  /// What whoever keeps a person's password says; that nothing could be learnt is recorded.
  ///
  /// - Throws: `Refusal`, when nothing was learnt, or when too many ask.
  func asking<Answer: Sendable, Failure: ExplainedError & RawRepresentable<String>>(
    in slots: HashingSlots, about person: Person,
    _ ask: @escaping @Sendable () throws(Failure) -> Answer
  ) async throws -> Answer {
    switch await slots.run({ Result(catching: ask) }) {
    case nil: throw Refusal.overloaded
    case .success(let answer): return answer
    case .failure(let error):
      let (code, explanation) = (error.rawValue, error.explanation)
      throw await refuse(
        Refusal(.unavailable, code, what: explanation.what, hint: explanation.hint), code: code,
        by: .init(person), on: ("person", person.id.rawValue))
    }
  }

  /// The service that a site describes; nil when it describes none.
  static func pam(of site: SiteConfiguration) -> PAMService? {
    site.pam.map { PAMService(name: $0.service, folder: $0.folder) }
  }
}
