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
    let answer = try await asking(in: directorySlots, about: person) { () throws(DirectoryError) in
      try directory.check(account: account, password: password)
    }
    switch answer {
    case .wrongCredentials: return false
    case .known(let roles):
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
