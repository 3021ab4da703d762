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
    let answer = await slots.run { () -> Result<Bool, PAMError> in
      do throws(PAMError) {
        return .success(try pam.check(account: account, password: password))
      } catch { return .failure(error) }
    }
    switch answer {
    case nil: throw Refusal.overloaded
    case .success(let isRight): return isRight
    case .failure(let error):
      throw await refuse(error.explanation, code: error.rawValue, to: person)
    }
  }

  /// Records that whoever keeps a password could not say anything about it.
  func refuse(_ explanation: Explanation, code: String, to person: Person) async -> Refusal {
    await refuse(
      Refusal(.unavailable, code, what: explanation.what, hint: explanation.hint), code: code,
      by: .init(person), on: ("person", person.id.rawValue))
  }

  /// The service that a site describes; nil when it describes none.
  static func pam(of site: SiteConfiguration) -> PAMService? {
    site.pam.map { PAMService(name: $0.service, folder: $0.folder) }
  }
}
