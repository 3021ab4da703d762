public import GateDomain
public import GateForms
public import GateSigning

/// Checks, without asking any server, that people approved what a grant allows.
///
/// Security: the office's signature proves that the server made a grant. This proves that the
/// approvers did, each with a key of their own, so that whoever holds the server's keys still
/// cannot make an approval up. Steps come from the checker's own policy, NEVER from the grant.
public struct GrantSeals: Sendable {
  private let roster: KeyRoster?
  private let rules: [SealRule]

  /// Checks against `roster`; `rules` are those of the checker's own policy.
  public init(roster: KeyRoster?, rules: [SealRule]) {
    self.roster = roster
    self.rules = rules
  }

  /// Whether checking these grants by these rules takes a roster at all.
  public static func needRoster(_ grants: [Grant], rules: [SealRule]) -> Bool {
    rules.contains { !$0.steps.isEmpty }
      || grants.contains { $0.basis.contains { $0.seal != nil } }
  }

  /// Checks a grant.
  ///
  /// Where the policy wants seals for such a grant, those of one rule of its form must all be
  /// there; which rule the server chose cannot be known here, so a policy has them in every rule
  /// of a form or in none.
  ///
  /// - Throws: `SealDefect`.
  /// - Returns: The approvers whose seals hold.
  @discardableResult
  public func check(_ grant: Grant) throws(SealDefect) -> [Identifier<Person>] {
    let sealed = grant.basis.filter { $0.seal != nil }
    let asked = rules.filter { $0.action == grant.action }
    let isAsked = asked.contains { !$0.steps.isEmpty }
    guard !sealed.isEmpty || isAsked else { return [] }
    guard let roster else { throw .noRoster }
    for basis in sealed { try check(basis, of: grant, roster) }
    let isEnough = asked.contains { rule in
      rule.form == grant.form && rule.steps.allSatisfy { Self.has(sealed, enoughFor: $0) }
    }
    guard !isAsked || isEnough else { throw .missing }
    let isOfForm = rules.isEmpty || asked.contains { $0.form == grant.form }
    guard sealed.isEmpty || isOfForm && SealedContent(grant)?.covers(grant) ?? false else {
      throw .otherContent
    }
    return sealed.map(\.approver)
  }

  private static func has(_ sealed: [Grant.Basis], enoughFor step: ApprovalStep) -> Bool {
    Set(sealed.filter { $0.step == step.id }.map(\.approver)).count >= max(1, step.need)
  }

  private func check(_ basis: Grant.Basis, of grant: Grant, _ roster: KeyRoster)
    throws(SealDefect)
  {
    guard let seal = basis.seal, basis.approver != grant.requester else { throw .invalid }
    guard let entry = roster.entry(of: basis.approver, credential: seal.credential) else {
      throw .unknownKey
    }
    let challenge = SealChallenge.digest(
      request: grant.request, revision: grant.revision, step: basis.step,
      approver: basis.approver, answer: .approve, reason: seal.reason)
    do {
      try seal.check(challenge: challenge, host: roster.host, key: entry.key)
    } catch {
      throw .invalid
    }
  }
}
