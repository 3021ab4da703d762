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

  static let inRoutes: [Mistake] = [
    route("no steps", steps: "[]", .emptyList, 6, 8),
    route("steps no list", steps: "none", .wrongType, 6, 8),
    route(
      "need zero", steps: "\n  - { id: a, name: 甲, role: leader, need: 0 }", .badValue, 7, 43),
    route(
      "unknown role", steps: "\n  - { id: a, name: 甲, role: leadr, need: 1 }", .unknownRole, 7, 29),
    route(
      "auditor decides", steps: "\n  - { id: a, name: 甲, role: auditor, need: 1 }",
      .roleCannotDecide, 7, 29),
    route(
      "staff decides", steps: "\n  - { id: a, name: 甲, role: staff, need: 1 }",
      .roleCannotDecide, 7, 29),
    route(
      "step twice",
      steps: """

          - { id: a, name: 甲, role: leader, need: 1 }
          - { id: a, name: 乙, role: security-officer, need: 1 }
        """, .duplicateEntry, 8, 11),
    route("capital id", steps: "\n  - { id: A, name: 甲, role: leader, need: 1 }", .badValue, 7, 11),
    route("plain duration", within: "3", .badValue, 3, 16),
    route("unknown unit", within: "3w", .badValue, 3, 16),
    route("huge duration", within: "9223372036854775807d", .badValue, 3, 16),
    route("too long to decide", within: "91d", .badValue, 3, 16),
    route("number without n", numbering: "传入〔{year}〕号", .badValue, 2, 12),
    route("number with two n", numbering: "\"{year}-{n}-{n}\"", .badValue, 2, 12),
  ]

  private static func route(
    _ name: String, steps: String = "[{ id: a, name: 甲, role: leader, need: 1 }]",
    within: String = "3d", numbering: String = "传入〔{year}〕{n}号", _ code: PolicyProblem.Code,
    _ line: Int, _ column: Int
  ) -> Mistake {
    let text =
      title + "numbering: \(numbering)\ndecide-within: \(within)\nmax-window: 8h\nmax-ahead: 14d\n"
      + "steps: \(steps)\n"
    return Mistake(name, "routes/inbound.yaml", text, code, line, column)
  }
}
