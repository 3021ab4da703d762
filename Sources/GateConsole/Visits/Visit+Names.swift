import GateDomain
import GateOffice

extension Visit {
  /// A person as colleagues know them: the name with the account.
  ///
  /// - Parameter account: An account, or whoever else holds a medium.
  /// - Returns: The text itself where nobody here has such an account.
  func name(of account: String) -> String {
    let people = try? office.peopleByAccount()
    return people?[Identifier(account)].map { "\($0.name) (\(account))" } ?? account
  }
}
