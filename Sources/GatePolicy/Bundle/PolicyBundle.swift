public import GateDomain
public import GateForms

/// Everything the policy folder says, read and checked.
///
/// Security: a bundle exists only if no file of the folder has a mistake. There are no defaults:
/// what the folder does not say is a problem, NEVER a silent permission.
public struct PolicyBundle: Sendable {
  /// SHA-256 over every file of the folder, so that a request can name the rules it was made
  /// under.
  public let digest: Digest
  /// The number the office gives this version of the rules, at least 1.
  public let version: Int
  /// What the office calls the rules.
  public let title: Words
  /// What people can ask for, by the forms' names.
  public let forms: [Form]
  /// How each of them is decided; every form has one.
  public internal(set) var routes: [String: Route]
  /// The levels of files and media, lowest first.
  public let levels: [Level]
  /// Which hours are working time.
  public let calendar: WorkingCalendar
  /// Which content may come in under which names.
  public let types: TypePolicy
  /// How thoroughly files are read and scanned.
  public let scanning: ScanningPolicy
  /// What may become of held files.
  public let held: HeldPolicy
  /// Which engines look at every file besides libclamav.
  public let engines: EnginesPolicy
  /// How people sign in.
  public let accounts: AccountPolicy
  /// Which roles nobody may hold together.
  public let separation: Separation
  /// What everybody signs before they take part.
  public let pledge: PledgePolicy
  /// What may leave on discs.
  public let discs: DiscPolicy

  /// The form called `id`.
  public func form(_ id: String) -> Form? {
    forms.first { $0.id == id }
  }

  /// Which rules ask approvers for a signature of their own.
  public var sealRules: [SealRule] {
    forms.flatMap { form in
      (routes[form.id]?.rules ?? []).map {
        SealRule(form: form.id, action: form.terms.action, steps: $0.steps)
      }
    }
  }
}
