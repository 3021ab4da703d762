import GateDomain
public import GatePolicy
import GateSignIn
public import GateWire

/// Which accounts may exist.
public enum AccountRules {
  /// Checks a new account's name, roles and password.
  ///
  /// - Throws: `Refusal`.
  public static func check(
    _ new: NewPerson, policy: PolicyBundle, isOfDirectory: Bool = false
  ) throws(Refusal) {
    guard isAccountName(new.person.id.rawValue) else { throw .accountName }
    guard isShown(new.person.name) else { throw .personName }
    try check(new.person.roles, department: new.person.department, policy: policy)
    if !isOfDirectory { try check(new.password, of: new.person.id, policy: policy.accounts) }
  }

  /// Checks what an account shall be from now on.
  static func check(_ roles: Set<Role>, department: String, policy: PolicyBundle)
    throws(Refusal)
  {
    guard isShown(department) else { throw .personName }
    guard !roles.isEmpty else { throw .noRole }
    if let (first, second) = policy.separation.conflict(in: roles) {
      throw .roleConflict(first, second)
    }
  }

  /// Checks a new password.
  static func check(_ password: String, of account: Identifier<Person>, policy: AccountPolicy)
    throws(Refusal)
  {
    guard password.count >= policy.minimumPasswordLength, password.utf8.count <= 1_024,
      Set(password).count >= 5, !password.lowercased().contains(account.rawValue)
    else { throw .weakPassword(policy.minimumPasswordLength) }
  }

  static func hash(_ password: String) throws(Refusal) -> String {
    guard let hash = PasswordHash(hashing: password) else { throw .overloaded }
    return hash.text
  }

  static func body(of person: Person) -> JSONValue {
    [
      "department": .string(person.department), "name": .string(person.name),
      "roles": names(person.roles),
    ]
  }

  static func names(_ roles: Set<Role>) -> JSONValue {
    .array(Role.allCases.filter(roles.contains).map { .string($0.rawValue) })
  }

  private static func isShown(_ name: String) -> Bool {
    !name.isBlank && name.count <= 50 && name.unicodeScalars.allSatisfy(RawName.isVisible)
  }

  private static func isAccountName(_ text: String) -> Bool {
    (2...32).contains(text.count)
      && text.utf8.allSatisfy {
        (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || [0x2e, 0x5f, 0x2d].contains($0)
      }
  }
}
