import GateAuditLog
import GateDirectory
import GateDomain
import GatePolicy
import GateSignIn
import GateSite
import GateStore

/// Marks accounts whose password the office's directory holds.
///
/// No hash looks like it, so it never matches a password.
enum DirectoryMark {
  static let text = "{directory}"
}

extension Office {
  /// Whether `password` is the account's, by its own hash or by the directory.
  ///
  /// Security: an account is either local or the directory's, NEVER both: while the directory is
  /// down its accounts do not sign in at all, and local ones are for that emergency.
  ///
  /// - Throws: `Refusal`, when nothing was learnt: nobody is let in then.
  func isRight(_ password: String, for account: Account?) async throws -> Bool {
    if let account, account.password == DirectoryMark.text {
      return try await isRightInDirectory(password, for: account.person)
    }
    let hash = PasswordHash(text: account?.password ?? Self.nobodysHash)
    guard let isRight = await slots.run({ hash.matches(password) }) else {
      throw Refusal.overloaded
    }
    return isRight
  }

  private func isRightInDirectory(_ password: String, for person: Person) async throws -> Bool {
    guard let directory else { return false }
    let account = person.id.rawValue
    let answer = await directorySlots.run { () -> Result<DirectoryAnswer, DirectoryError> in
      do throws(DirectoryError) {
        return .success(try directory.check(account: account, password: password))
      } catch { return .failure(error) }
    }
    switch answer {
    case nil: throw Refusal.overloaded
    case .failure(let error):
      let refusal = Refusal(
        .unavailable, error.rawValue, what: error.explanation.what, hint: error.explanation.hint)
      throw await refuse(
        refusal, code: error.rawValue, by: .init(person), on: ("person", account))
    case .success(.wrongCredentials): return false
    case .success(.known(let roles)):
      // The directory can take away what two administrators gave, never give what they did not.
      guard person.roles.isSubset(of: roles) else {
        throw await refuse(
          Refusal.directoryRoles, code: Refusal.directoryRoles.code, by: .init(person),
          on: ("person", account))
      }
      return true
    }
  }

  /// The directory that a site describes; nil when it describes none.
  static func directory(of site: SiteConfiguration) throws -> Directory? {
    guard let described = site.directory else { return nil }
    return Directory(
      DirectorySettings(
        host: described.host, port: described.port,
        protection: described.protection == .ldaps ? .ldaps : .startTLS,
        authorities: described.authorities, searchName: described.searchName,
        searchPassword: try KeyFile.line(described.searchPasswordFile),
        peopleBase: described.people, groupBase: described.groups, roles: described.roles))
  }
}
