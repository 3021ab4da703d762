public import GateDomain
public import GateSigning

extension InspectionReport: SignableStatement {
  /// Reports are signed in a context of their own.
  public static var context: String { "inspection-report" }

  /// A machine full of office files has thousands of findings.
  public static var sizeLimit: Int { 64 << 20 }

  /// The signed form.
  public var canonical: JSONValue {
    var members: [String: JSONValue] = [
      "complete": .boolean(isComplete), "coverage": coverage.canonical,
      "facts": .object(facts.mapValues(JSONValue.string)),
      "findings": .array(findings.map(\.canonical)),
      "finished_at": .string(finishedAt.rfc3339), "machine": .string(machine.rawValue),
      "number": .integer(Int64(clamping: number)), "purged": .array(purged.map(\.canonical)),
      "roots": .array(roots.map(JSONValue.string)), "rules": .string(rulesDigest.hex),
      "rules_number": .integer(Int64(clamping: rulesNumber)),
      "settled": .array(settled.map(\.canonical)), "started_at": .string(startedAt.rfc3339),
    ]
    if let previous { members["previous"] = .string(previous.hex) }
    return .object(members)
  }

  /// Reads the signed form.
  public init?(canonical: JSONValue) {
    guard case .boolean(let isComplete) = canonical["complete"],
      let coverage = canonical["coverage"].flatMap(Coverage.init(canonical:)),
      case .object(let facts) = canonical["facts"],
      let findings = canonical["findings"]?.array?.map(ReportedFinding.init(canonical:)),
      let finishedAt = canonical["finished_at"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let machine = canonical["machine"]?.string,
      let number = canonical["number"]?.integer.flatMap(UInt64.init(exactly:)),
      let purged = canonical["purged"]?.array?.map(PurgedFile.init(canonical:)),
      let roots = canonical["roots"]?.array?.map(\.string),
      let rules = canonical["rules"]?.string.flatMap(Digest.init(hex:)),
      let rulesNumber = canonical["rules_number"]?.integer.flatMap(UInt64.init(exactly:)),
      let settled = canonical["settled"]?.array?.map(SettledFinding.init(canonical:)),
      let startedAt = canonical["started_at"]?.string.flatMap(Timestamp.init(rfc3339:))
    else { return nil }
    self.init(
      machine: Identifier(machine), number: number,
      previous: canonical["previous"]?.string.flatMap(Digest.init(hex:)), startedAt: startedAt,
      finishedAt: finishedAt, rulesNumber: rulesNumber, rulesDigest: rules,
      roots: roots.compactMap(\.self), isComplete: isComplete, coverage: coverage,
      findings: findings.compactMap(\.self), settled: settled.compactMap(\.self),
      purged: purged.compactMap(\.self), facts: facts.compactMapValues(\.string))
    guard self.canonical == canonical else { return nil }
  }
}

extension InspectionReport.Coverage {
  var canonical: JSONValue {
    .object(counts.mapValues { .integer(Int64(clamping: $0)) })
  }

  private var counts: [String: UInt64] {
    [
      "bytes": bytes, "closed_folders": closedFolders, "other_file_systems": otherFileSystems,
      "read": read, "special": special, "unchanged": unchanged, "unreadable": unreadable,
    ]
  }

  init?(canonical: JSONValue) {
    func count(_ name: String) -> UInt64? {
      canonical[name]?.integer.flatMap(UInt64.init(exactly:))
    }
    guard let bytes = count("bytes"), let closed = count("closed_folders"),
      let others = count("other_file_systems"), let read = count("read"),
      let special = count("special"), let unchanged = count("unchanged"),
      let unreadable = count("unreadable")
    else { return nil }
    self.init()
    (self.bytes, closedFolders, otherFileSystems) = (bytes, closed, others)
    (self.read, self.special, self.unchanged) = (read, special, unchanged)
    self.unreadable = unreadable
  }
}

extension ReportedFinding {
  /// The signed form.
  public var canonical: JSONValue {
    var members: [String: JSONValue] = [
      "delete_within": .integer(deleteWithinSeconds), "evidence": .array(evidence.map(\.canonical)),
      "first_seen_at": .string(firstSeenAt.rfc3339), "kind": .string(kind.rawValue),
      "modified_at": .string(modifiedAt.rfc3339), "severity": .string(severity.rawValue),
      "size": .integer(Int64(clamping: size)), "subject": .string(Hex.encode(subject.bytes)),
    ]
    if let digest { members["sha256"] = .string(digest.hex) }
    return .object(members)
  }

  /// Reads the signed form.
  public init?(canonical: JSONValue) {
    guard let within = canonical["delete_within"]?.integer,
      let evidence = canonical["evidence"]?.array?.map(RetentionEvidence.init(canonical:)),
      let firstSeen = canonical["first_seen_at"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let kind = canonical["kind"]?.string.flatMap(Kind.init(rawValue:)),
      let modified = canonical["modified_at"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let severity = canonical["severity"]?.string.flatMap(Severity.init(rawValue:)),
      let size = canonical["size"]?.integer.flatMap(UInt64.init(exactly:)),
      let subject = canonical["subject"]?.string.flatMap(Hex.decode)
    else { return nil }
    self.init(
      kind: kind, subject: RawName(subject),
      digest: canonical["sha256"]?.string.flatMap(Digest.init(hex:)), size: size,
      modifiedAt: modified, firstSeenAt: firstSeen, severity: severity,
      deleteWithinSeconds: within, evidence: evidence.compactMap(\.self))
  }
}

extension RetentionEvidence {
  var canonical: JSONValue {
    [
      "after": .string(after), "before": .string(before), "count": .integer(Int64(count)),
      "hit": .string(hit), "members": .array(members.map(JSONValue.string)),
      "place": .string(place), "rule": .string(rule),
    ]
  }

  init?(canonical: JSONValue) {
    guard let after = canonical["after"]?.string, let before = canonical["before"]?.string,
      let count = canonical["count"]?.integer, let hit = canonical["hit"]?.string,
      let members = canonical["members"]?.array?.map(\.string),
      let place = canonical["place"]?.string, let rule = canonical["rule"]?.string
    else { return nil }
    self.init(
      rule: rule, members: members.compactMap(\.self), place: place, before: before, hit: hit,
      after: after, count: Int(count))
  }
}

extension SettledFinding {
  var canonical: JSONValue {
    ["key": .string(key.hex), "outcome": .string(outcome.rawValue)]
  }

  init?(canonical: JSONValue) {
    guard let key = canonical["key"]?.string.flatMap(Digest.init(hex:)),
      let outcome = canonical["outcome"]?.string.flatMap(Outcome.init(rawValue:))
    else { return nil }
    self.init(key: key, outcome: outcome)
  }
}

extension PurgedFile {
  var canonical: JSONValue {
    [
      "at": .string(at.rfc3339), "order": .string(order.hex),
      "path": .string(Hex.encode(path.bytes)), "sha256": .string(digest.hex),
    ]
  }

  init?(canonical: JSONValue) {
    guard let at = canonical["at"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let order = canonical["order"]?.string.flatMap(Digest.init(hex:)),
      let path = canonical["path"]?.string.flatMap(Hex.decode),
      let digest = canonical["sha256"]?.string.flatMap(Digest.init(hex:))
    else { return nil }
    self.init(path: RawName(path), digest: digest, at: at, order: order)
  }
}
