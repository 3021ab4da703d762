import GateDomain

extension PolicyBundle {
  /// Every single value of the policy but the type table, by name, as its file would write it.
  public var settings: [(name: String, value: String)] {
    routeSettings + scanningSettings + heldSettings + engineSettings + accountSettings
  }

  /// One value by its name; nil when there is none.
  public func setting(_ name: String) -> String? {
    settings.first { $0.name == name }?.value
  }

  private var routeSettings: [(name: String, value: String)] {
    [
      ("inbound.steps", inbound.steps.map(Self.step).joined(separator: ", ")),
      ("inbound.numbering", inbound.numbering),
      ("inbound.decide-within", Self.duration(inbound.decideWithinSeconds)),
      ("inbound.max-window", Self.duration(inbound.maxWindowSeconds)),
      ("inbound.max-ahead", Self.duration(inbound.maxAheadSeconds)),
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
    ]
  }

  private static func step(_ step: ApprovalStep) -> String {
    "\(step.id)/\(step.role.rawValue)/\(step.need)"
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
