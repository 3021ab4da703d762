import GatePolicy

extension Mistake {
  private static let title = "title: { zh: 甲, en: a }\n"

  static let inBundle: [Mistake] = [
    Mistake("empty file", "bundle.yaml", "", .emptyFile, nil, nil),
    Mistake("only comments", "bundle.yaml", "# 只有注释\n", .emptyFile, nil, nil),
    Mistake("list instead of keys", "bundle.yaml", "- 1\n", .wrongType, 1, 1),
    Mistake(
      "unknown key", "bundle.yaml", "version: 1\n" + title + "author: x\n", .unknownKey, 3, 1),
    Mistake("missing key", "bundle.yaml", "version: 1\n", .missingKey, 1, 1),
    Mistake("missing language", "bundle.yaml", "version: 1\ntitle: { zh: 甲 }\n", .missingKey, 2, 8),
    Mistake("word for a number", "bundle.yaml", "version: one\n" + title, .wrongType, 1, 10),
    Mistake("wide digits", "bundle.yaml", "version: １\n" + title, .wrongType, 1, 10),
    Mistake("no value", "bundle.yaml", "version:\n" + title, .wrongType, 1, 9),
    Mistake("list for a number", "bundle.yaml", "version: [1]\n" + title, .wrongType, 1, 10),
    Mistake("text for a mapping", "bundle.yaml", "version: 1\ntitle: 策略\n", .wrongType, 2, 8),
    Mistake("zero", "bundle.yaml", "version: 0\n" + title, .badValue, 1, 10),
    Mistake(
      "invisible character", "bundle.yaml", "version: 1\ntitle: { zh: \"甲\\u202e\", en: a }\n",
      .badValue, 2, 14),
    Mistake(
      "duplicate key", "bundle.yaml", "version: 1\nversion: 2\n" + title, .duplicateKey, 1, 1),
    Mistake(
      "duplicate key in quotes", "bundle.yaml", "version: 1\n" + title + "\"version\": 2\n",
      .duplicateKey, 1, 1),
    Mistake("type tag", "bundle.yaml", "version: !foo 1\n" + title, .anchor, 1, 10),
    Mistake("anchor", "bundle.yaml", "version: &v 1\n" + title, .anchor, 1, 10),
    Mistake(
      "alias", "bundle.yaml", "version: 1\ntitle: { zh: &a 甲, en: *a }\n", .anchor, 2, 14),
    Mistake("undefined alias", "bundle.yaml", "version: *v\n" + title, .syntax, 1, 10),
    Mistake("unclosed quote", "bundle.yaml", "version: \"1\n" + title, .syntax, 3, 1),
    Mistake("wide colon", "bundle.yaml", title + "version： 1\n", .syntax, 3, 1),
    Mistake("tab", "bundle.yaml", "version: 1\ntitle:\n\tzh: 甲\n", .syntax, 3, 1),
    Mistake("two documents", "bundle.yaml", "version: 1\n---\nversion: 1\n", .syntax, 2, 1),
    Mistake("control character", "bundle.yaml", "version: 1\n# \u{7}\n" + title, .syntax, 2, 3),
  ]

  static let inDiscs: [Mistake] = [
    discs("no witness line", "", .missingKey, 1, 1),
    discs("level that is none", "witness: [secret]\n", .badValue, 2, 11),
    discs("level for a list", "witness: work-secret\n", .wrongType, 2, 10),
  ]

  private static func discs(
    _ name: String, _ witness: String, _ code: PolicyProblem.Code, _ line: Int, _ column: Int
  ) -> Mistake {
    let reasons = UnreadReason.allCases.map { "\($0.rawValue): show" }.joined(separator: ", ")
    return Mistake(
      name, "discs.yaml", "unread: { \(reasons) }\n\(witness)", code, line, column)
  }

  static let inRoutes: [Mistake] = [
    route("no rules", "rules: []", .emptyList, 2, 8),
    route("rules no list", "rules: none", .wrongType, 2, 8),
    rule("no steps", "steps: []", .emptyList, 5, 12),
    rule("steps no list", "steps: none", .wrongType, 5, 12),
    step("need zero", "{ id: a, name: 甲, role: leader, need: 0 }", .badValue, 45),
    step("unknown role", "{ id: a, name: 甲, role: leadr, need: 1 }", .unknownRole, 31),
    step("auditor decides", "{ id: a, name: 甲, role: auditor, need: 1 }", .roleCannotDecide, 31),
    step("staff decides", "{ id: a, name: 甲, role: staff, need: 1 }", .roleCannotDecide, 31),
    step("capital id", "{ id: A, name: 甲, role: leader, need: 1 }", .badValue, 13),
    step(
      "own and distinct",
      "{ id: a, name: 甲, role: leader, need: 2, own-department: true, distinct-departments: true }",
      .conflict, 7),
    step(
      "escalates to staff",
      "{ id: a, name: 甲, role: leader, need: 1, escalate: { after: 1wd, to: staff } }",
      .roleCannotDecide, 76),
    rule(
      "step twice",
      """
      steps:
            - { id: a, name: 甲, role: leader, need: 1 }
            - { id: a, name: 乙, role: security-officer, need: 1 }
      """, .duplicateEntry, 7, 15),
    rule("condition on nothing", "when: { size: 1 }\n    \(oneStep)", .badValue, 5, 19),
    rule("empty condition", "when: {}\n    \(oneStep)", .emptyList, 5, 11),
    rule(
      "word for a number", "when: { window.days: { gte: two } }\n    \(oneStep)", .wrongType, 5, 33),
    rule("order of words", "when: { purpose: { gte: 3 } }\n    \(oneStep)", .wrongType, 5, 29),
    route("plain duration", within: "3", oneRule, .badValue, 1, 16),
    route("unknown unit", within: "3w", oneRule, .badValue, 1, 16),
    route("huge duration", within: "9223372036854775807d", oneRule, .badValue, 1, 16),
    route("huge working time", within: "9223372036854775807wd", oneRule, .badValue, 1, 16),
    route("too long to decide", within: "91d", oneRule, .badValue, 1, 16),
  ]

  static let inForms: [Mistake] = [
    form("number without n", "numbering: 传入〔{year}〕{n}号", "numbering: 传入〔{year}〕号", .badValue),
    form(
      "number with two n", "numbering: 传入〔{year}〕{n}号", "numbering: \"{year}-{n}-{n}\"", .badValue),
    form("auditor files", "open-to: [staff]", "open-to: [staff, auditor]", .badValue),
    form("unknown subject", "subject: purpose", "subject: nothing", .badValue),
    form("subject that is no text", "subject: purpose", "subject: window", .badValue),
    form("grant without a window", ", window: window }", " }", .conflict),
    form("grant of nothing", "action: import", "action: inport", .badValue),
    form(
      "grant on an optional field", "grant: { action: import, device: device",
      "grant: { action: import, device: medium-label", .badValue),
    form("field twice", "- id: source", "- id: purpose", .duplicateEntry),
    form("field that is a fact", "- id: source", "- id: requester", .duplicateEntry),
    form("bad pattern", "max-length: 100", "max-length: 100\n    pattern: \"[\"", .badValue),
    form(
      "condition on a later field", "required: false\n    rows: 1",
      "required: false\n    required-when: { expected-files.count: { gte: 1 } }\n    rows: 1",
      .badValue),
    form("unknown key", "max-length: 100", "max-length: 100\n    colour: red", .unknownKey),
  ]

  static let inCalendars: [Mistake] = [
    Mistake("no hours", "calendars/hours.yaml", "hours: []\n", .emptyList, 1, 8),
    Mistake(
      "hours out of order", "calendars/hours.yaml",
      "hours: [\"13:00-18:00\", \"08:00-12:00\"]\n", .badValue, 1, 24),
    Mistake(
      "hours backwards", "calendars/hours.yaml", "hours: [\"18:00-08:00\"]\n", .badValue, 1, 9),
    Mistake(
      "no such day", "calendars/2026.yaml", "holidays: [2026-02-30]\nworkdays: []\n", .badValue, 1,
      12),
    Mistake(
      "day of another year", "calendars/2026.yaml", "holidays: [2027-01-01]\nworkdays: []\n",
      .badValue, 1, 12),
  ]

  private static let oneRule = "rules:\n  - id: a\n    title: { zh: 甲, en: a }\n    \(oneStep)"
  private static let oneStep = "steps: [{ id: a, name: 甲, role: leader, need: 1 }]"

  // The shipped form with one thing replaced; the mistake stands where the replacement differs.
  private static func form(
    _ name: String, _ old: String, _ new: String, _ code: PolicyProblem.Code
  ) -> Mistake {
    let text = (try? ShippedPolicy.text(of: "forms/inbound.yaml")) ?? ""
    precondition(text.contains(old), "\(old)")
    return Mistake(
      name, "forms/inbound.yaml", text.replacing(old, with: new, maxReplacements: 1), code, -1, nil)
  }

  private static func rule(
    _ name: String, _ rest: String, _ code: PolicyProblem.Code, _ line: Int, _ column: Int
  ) -> Mistake {
    route(
      name, "rules:\n  - id: a\n    title: { zh: 甲, en: a }\n    \(rest)", code, line, column)
  }

  private static func step(
    _ name: String, _ step: String, _ code: PolicyProblem.Code, _ column: Int
  ) -> Mistake {
    rule(name, "steps:\n    - \(step)", code, 6, column)
  }

  private static func route(
    _ name: String, within: String = "3d", _ rest: String, _ code: PolicyProblem.Code, _ line: Int,
    _ column: Int
  ) -> Mistake {
    Mistake(
      name, "routes/inbound.yaml", "decide-within: \(within)\n\(rest)\n", code, line, column)
  }
}
