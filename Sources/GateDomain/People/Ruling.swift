/// The answer of `Permission`: yes or no, each with the rule that decided.
public enum Ruling: Hashable, Sendable {
  /// The act may go on.
  case allowed(Rule)
  /// It may not.
  case denied(Rule)

  /// Which sentence of the rules decided; stands in the record of a refusal.
  public enum Rule: String, Hashable, Sendable, Codable, CaseIterable {
    /// A role of the person allows it.
    case role
    /// It is the person's own thing.
    case own
    /// It is of the department that the person heads.
    case ownDepartment = "own-department"
    /// A step of the request waits for a role of the person.
    case openStep = "open-step"
    /// The auditor changes nothing.
    case auditorChangesNothing = "auditor-changes-nothing"
    /// Who runs the machine reads nobody's business.
    case systemAdministratorReadsNoContent = "system-administrator-reads-no-content"
    /// Nobody decides about their own wish.
    case notOneself = "not-oneself"
    /// The person's roles may not be held together.
    case conflictingRoles = "conflicting-roles"
    /// Nothing allows it.
    case nothingAllows = "nothing-allows"
  }

  /// Whether the act may go on.
  public var isAllowed: Bool {
    if case .allowed = self { true } else { false }
  }

  /// The rule that decided.
  public var rule: Rule {
    switch self {
    case .allowed(let rule), .denied(let rule): rule
    }
  }
}
