import GateDomain
import GateOffice

extension Visit {
  /// A person as colleagues know them: the name with the account.
  ///
  /// - Parameter account: An account, or whoever else holds a medium.
  /// - Returns: The text itself where nobody here has such an account.
  func name(of account: String) -> String {
    let person = try? office.person(Identifier(account))
    return person?.nameWithAccount ?? account
  }
}

extension Person {
  /// The name, and in brackets the account that tells people of one name apart.
  var nameWithAccount: String { "\(name) (\(id))" }
}
