import GateDomain

/// Asks an office's directory whether a password is right and which groups somebody is in.
public struct Directory: Sendable {
  private let settings: DirectorySettings

  /// Asks the directory that `settings` describe.
  public init(_ settings: DirectorySettings) {
    self.settings = settings
  }

  /// Searches for the account, then binds as it with `password`.
  ///
  /// It blocks until the directory has answered or was silent for too long.
  ///
  /// - Throws: `DirectoryError`, when nothing was learnt: nobody is let in then.
  public func check(account: String, password: String) throws(DirectoryError) -> DirectoryAnswer {
    guard !password.isEmpty, !account.isEmpty, !password.utf8.contains(0) else {
      return .wrongCredentials
    }
    let search = try DirectoryConnection(settings)
    guard try search.bind(settings.searchName, settings.searchPassword) else {
      throw .searchRefused
    }
    let found = try search.names(
      below: settings.peopleBase, SearchFilter.equals(settings.accountAttribute, account))
    guard let name = found.first else { return .wrongCredentials }
    guard found.count == 1 else { throw .ambiguous }
    // A connection of its own: the searching one keeps its rights.
    guard try DirectoryConnection(settings).bind(name, password) else { return .wrongCredentials }
    return .known(roles: try roles(of: name, search))
  }

  private func roles(of name: String, _ search: DirectoryConnection) throws(DirectoryError)
    -> Set<Role>
  {
    let groups = try search.names(
      below: settings.groupBase, SearchFilter.equals(settings.memberAttribute, name))
    return Set(groups.compactMap { settings.roles[$0.lowercased()] })
  }
}
