import GateDomain
public import GatePolicy
import GateSignIn
public import GateWire

/// Which accounts may exist.
public enum AccountRules {
  /// Checks a new account's name, roles and password.
  ///
  /// - Throws: `Refusal`.
  public static func check(_ new: NewPerson, policy: AccountPolicy) throws(Refusal) {
    guard isAccountName(new.person.id.rawValue) else { throw .accountName }
    guard !new.person.name.isEmpty, new.person.name.count <= 50,
      new.person.name.unicodeScalars.allSatisfy(RawName.isVisible)
    else { throw .personName }
    guard !new.person.roles.isEmpty else { throw .noRole }
    if let (first, second) = RoleConflict.first(in: new.person.roles) {
      throw .roleConflict(first, second)
    }
    guard new.password.count >= policy.minimumPasswordLength,
      !new.password.lowercased().contains(new.person.id.rawValue)
    else { throw .weakPassword(policy.minimumPasswordLength) }
  }

  static func hash(_ password: String) throws(Refusal) -> String {
    guard let hash = PasswordHash(hashing: password) else { throw .overloaded }
    return hash.text
  }

  static func body(of person: Person) -> JSONValue {
    [
      "department": .string(person.department), "name": .string(person.name),
      "roles": .array(
        Role.allCases.filter(person.roles.contains).map { .string($0.rawValue) }),
    ]
  }

  private static func isAccountName(_ text: String) -> Bool {
    (2...32).contains(text.count)
      && text.utf8.allSatisfy {
        (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || [0x2e, 0x5f, 0x2d].contains($0)
      }
  }
}
