public import GateDomain
import GateForms

extension PolicyBundle {
  /// Every single value of the policy but the type table, by name, as its file would write it.
  public var settings: [(name: String, value: String)] {
    routeSettings + scanningSettings + heldSettings + engineSettings + accountSettings
      + pledgeSettings + discSettings
  }

  /// One value by its name; nil when there is none.
  public func setting(_ name: String) -> String? {
    settings.first { $0.name == name }?.value
  }

  private var routeSettings: [(name: String, value: String)] {
    forms.flatMap { form -> [(name: String, value: String)] in
      let route = routes[form.id]
      return [
        ("\(form.id).numbering", form.numbering),
        ("\(form.id).decide-within", route.map { deadline($0.decideWithin) } ?? ""),
      ] + form.fields.flatMap { periodSettings($0, of: form) }
        + (route?.rules ?? []).map {
          ("\(form.id).\($0.id).steps", $0.steps.map(step).joined(separator: ", "))
        }
    }
  }

  private func periodSettings(_ field: FormField, of form: Form) -> [(name: String, value: String)]
  {
    guard case .period(let longest, let ahead) = field.kind else { return [] }
    return [
      ("\(form.id).\(field.id).longest", Self.duration(longest)),
      ("\(form.id).\(field.id).ahead", Self.duration(ahead)),
    ]
  }

  private var scanningSettings: [(name: String, value: String)] {
    [
      ("scanning.max-file", Self.size(scanning.maxFileBytes)),
      ("scanning.max-files", String(scanning.maxFiles)),
      ("scanning.max-scan", Self.size(scanning.maxScanBytes)),
      ("scanning.max-archive-files", String(scanning.maxArchiveFiles)),
      ("scanning.max-recursion", String(scanning.maxRecursion)),
      ("scanning.scan-time", Self.duration(Int64(scanning.scanSeconds))),
      ("scanning.read-silence", Self.duration(Int64(scanning.readSilenceSeconds))),
      ("scanning.workers", String(scanning.workers)),
      ("scanning.signatures-max-age", "\(scanning.signatureMaxAgeDays)d"),
      ("scanning.signatures-warn-age", "\(scanning.warnAgeDays)d"),
    ]
  }

  private var heldSettings: [(name: String, value: String)] {
    HeldReason.allCases.map { ("held.\($0.rawValue)", Self.word(held.decision(for: $0))) }
  }

  private var engineSettings: [(name: String, value: String)] {
    [("engines", engines.engines.map(Self.engine).joined(separator: ", "))]
  }

  private static func engine(_ setting: EngineSetting) -> String {
    switch setting {
    case .yara(let rules): "yara/\(rules)"
    case .clamd(let socket): "clamd/\(socket)"
    case .icap(let host, let port, let service): "icap://\(host):\(port)/\(service)"
    }
  }

  private var accountSettings: [(name: String, value: String)] {
    [
      ("accounts.minimum-password-length", String(accounts.minimumPasswordLength)),
      ("accounts.idle", Self.duration(Int64(accounts.idleMinutes) * 60)),
      ("accounts.absolute", Self.duration(Int64(accounts.absoluteHours) * 3_600)),
      ("accounts.lockout-attempts", String(accounts.lockoutAttempts)),
      ("accounts.lockout", Self.duration(Int64(accounts.lockoutMinutes) * 60)),
      ("accounts.lockout-longest", Self.duration(Int64(accounts.longestLockoutMinutes) * 60)),
      ("accounts.address-attempts", String(accounts.addressAttempts)),
      ("accounts.password-history", String(accounts.passwordHistory)),
      ("accounts.password-max-age", "\(accounts.passwordMaxAgeDays)d"),
      ("accounts.second-factor", Self.names(accounts.secondFactorRoles)),
    ]
      + Role.allCases.compactMap { role in
        accounts.idleByRole[role].map {
          ("accounts.idle-by-role.\(role.rawValue)", Self.duration(Int64($0) * 60))
        }
      }
  }

  private var pledgeSettings: [(name: String, value: String)] {
    [
      ("pledge.required", String(pledge.isRequired)),
      ("pledge.version", String(pledge.version)), ("pledge.valid", "\(pledge.validDays)d"),
    ]
  }

  private var discSettings: [(name: String, value: String)] {
    UnreadReason.allCases.map {
      ("discs.unread.\($0.rawValue)", discs.stops($0) ? "stop" : "show")
    } + [("discs.witness", discs.witnessed.sorted().joined(separator: ", "))]
  }

  private static func names(_ roles: Set<Role>) -> String {
    Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ", ")
  }

  /// A step as examples write it.
  public func step(_ step: ApprovalStep) -> String {
    var parts = [step.id, step.role.rawValue, String(step.need)]
    if step.isOfDepartment { parts.append("own-department") }
    if step.needsDistinctDepartments { parts.append("distinct-departments") }
    if step.needsSeal { parts.append("seal") }
    if let escalation = step.escalation {
      parts.append("\(escalation.role.rawValue) after \(deadline(escalation.after))")
    }
    return parts.joined(separator: "/")
  }

  private func deadline(_ duration: ApprovalStep.Duration) -> String {
    guard duration.isWorkingTime else { return Self.duration(duration.seconds) }
    let day = calendar.secondsOfDay
    return duration.seconds % day == 0
      ? "\(duration.seconds / day)wd" : "\(duration.seconds / 3_600)wh"
  }

  private static func word(_ decision: HeldDecision) -> String {
    switch decision {
    case .hold: "hold"
    case .review(let officers): "review/\(officers)"
    case .forbid: "forbid"
    }
  }

  private static func duration(_ seconds: Int64) -> String {
    Quantity.format(seconds, units: Quantity.durations)
  }

  private static func size(_ bytes: UInt64) -> String {
    Quantity.format(Int64(clamping: bytes), units: Quantity.sizes)
  }
}
