import GatePolicy

extension Mistake {
  static let inTypes: [Mistake] = [
    types("no groups", "[]", .emptyList, 1, 9),
    types("misspelt decision", group(decision: "alow"), .badValue, 4, 15),
    types("no contents", group(contents: "[]"), .emptyList, 5, 15),
    types("capital content", group(contents: "[Text/plain]"), .badValue, 5, 16),
    types("content without a slash", group(contents: "[text]"), .badValue, 5, 16),
    types("star in the middle", group(contents: "[\"te*/plain\"]"), .badValue, 5, 16),
    types("everything", group(contents: "[\"*\"]"), .badValue, 5, 16),
    types("content twice", group(contents: "[text/plain, text/plain]"), .duplicateEntry, 5, 28),
    types(
      "content in a family", group(contents: "[text/plain, text/*]"), .duplicateEntry, 5, 28),
    types("no extensions", group(extensions: "[]"), .emptyList, 6, 17),
    types("extension with a dot", group(extensions: "[.txt]"), .badValue, 6, 18),
    types("capital extension", group(extensions: "[TXT]"), .badValue, 6, 18),
    types("extension twice", group(extensions: "[txt, txt]"), .duplicateEntry, 6, 23),
    types(
      "word for a flag", group() + "\n    extensionless: yes", .wrongType, 7, 20),
    types("reason for what is allowed", group() + "\n    why: x", .unknownKey, 7, 5),
    types("group twice", group() + group(contents: "[a/b]"), .duplicateEntry, 7, 9),
    types("allowed and forbidden", group() + ban("text/plain"), .conflict, 10, 16),
    types("family against a member", group() + ban("text/*"), .conflict, 10, 16),
    types("ban without a reason", group() + ban("a/b", why: ""), .missingKey, 7, 5),
    types(
      "member against a family", group(contents: "[text/*]") + ban("text/html"), .conflict, 10, 16),
  ]

  private static func types(
    _ name: String, _ groups: String, _ code: PolicyProblem.Code, _ line: Int, _ column: Int
  ) -> Mistake {
    Mistake(name, "types.yaml", "groups: \(groups)\n", code, line, column)
  }

  private static func group(
    decision: String = "allow", contents: String = "[text/plain]", extensions: String = "[txt]"
  ) -> String {
    """

      - id: a
        title: { zh: 甲, en: a }
        decision: \(decision)
        contents: \(contents)
        extensions: \(extensions)
    """
  }

  private static func ban(_ content: String, why: String = "    why: { zh: 甲, en: a }\n") -> String
  {
    """

      - id: b
        title: { zh: 乙, en: b }
        decision: forbid
        contents: [\(content)]
    \(why)    instead: { zh: 乙, en: b }
    """
  }

  static let inLimits: [Mistake] = [
    limit("decimal unit", "max-file: 1GB", .badValue, 1, 11),
    limit("no unit", "max-file: 1024", .badValue, 1, 11),
    limit("fraction", "max-file: 1.5GiB", .badValue, 1, 11),
    limit("beyond the engine", "max-file: 2GiB", .badValue, 1, 11),
    limit("scan less than a file", "max-scan: 1MiB", .badValue, 3, 11),
    limit("no files", "max-files: 0", .badValue, 2, 12),
    limit("hours of age", "signatures-max-age: 25h", .badValue, 9, 21),
    limit("warning after holding", "signatures-warn-age: 15d", .badValue, 10, 22),
    limit("an endless scan", "scan-time: 2h", .badValue, 6, 12),
    account("short password", "minimum-password-length: 7", 1, 26),
    account("idle longer than the session", "idle: 481m", 2, 7),
    account("odd seconds", "idle: 90s", 2, 7),
    account("no lockout", "lockout-attempts: 0", 4, 19),
    account("idle above absolute", "absolute: 1h", 2, 7),
  ]

  /// The scanning limits with one line replaced.
  private static func limit(
    _ name: String, _ line: String, _ code: PolicyProblem.Code, _ at: Int, _ column: Int
  ) -> Mistake {
    let lines = [
      "max-file: 100MiB", "max-files: 10", "max-scan: 200MiB", "max-archive-files: 10",
      "max-recursion: 4", "scan-time: 60s", "read-silence: 30s", "workers: 0",
      "signatures-max-age: 14d", "signatures-warn-age: 7d",
    ]
    return Mistake(name, "scanning.yaml", replacing(line, in: lines), code, at, column)
  }

  private static func account(_ name: String, _ line: String, _ at: Int, _ column: Int) -> Mistake {
    let lines = [
      "minimum-password-length: 12", "idle: 90m", "absolute: 8h", "lockout-attempts: 5",
      "lockout: 15m", "lockout-longest: 4h", "address-attempts: 30", "password-history: 5",
      "password-max-age: 90d", "idle-by-role: {}", "second-factor: []",
    ]
    return Mistake(name, "accounts.yaml", replacing(line, in: lines), .badValue, at, column)
  }

  private static func replacing(_ line: String, in lines: [String]) -> String {
    let key = line.prefix { $0 != ":" } + ":"
    return lines.map { ($0.hasPrefix(key) ? line : $0) + "\n" }.joined()
  }
}
