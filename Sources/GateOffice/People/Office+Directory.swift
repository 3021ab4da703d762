import GateAuditLog
import GateDirectory
import GateDomain
import GatePolicy
import GateSignIn
import GateSite
import GateStore

extension Office {
  /// Whether the office's directory takes the password, and stands for all of the person's roles.
  func isRightInDirectory(_ password: String, for person: Person) async throws -> Bool {
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
      throw await refuse(error.explanation, code: error.rawValue, to: person)
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
