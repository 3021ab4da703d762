import GateDomain
import GatePolicy
import GateRetention
import Testing

@Suite struct RuleReadingTests {
  private static let good = """
    version: 3
    rules:
      - id: mark
        title: { zh: 密级标志, en: Mark }
        severity: critical
        delete-within: 1d
        kind: pattern
        anchors: [机密]
        pattern: 机密★
        examples:
          found: [机密★]
          clean: [机密]

    """

  private static func read(_ text: String) throws(PolicyProblems) -> RetentionRules {
    try RetentionRules(RuleFiles(["retained/a.yaml": Array(text.utf8)]))
  }

  @Test func `a good file is read`() throws {
    let rules = try Self.read(Self.good)
    #expect(rules.version == 3)
    #expect(rules.rules.map(\.id) == ["mark"])
    #expect(rules.examples.map(\.isFound) == [true, false])
  }

  @Test(arguments: [
    ("severity: critical", "severity: terrible", "retained/a.yaml:5", "bad-value"),
    ("pattern: 机密★", "pattern: 机密(", "retained/a.yaml:9", "bad-value"),
    ("pattern: 机密★", "pattern: 機密★", "retained/a.yaml:9", "bad-value"),
    ("pattern: 机密★", "pattern: 机密（", "retained/a.yaml:9", "bad-value"),
    ("      clean: [机密]", "      clean: []", "retained/a.yaml:12", "empty-list"),
    ("anchors: [机密]", "anchor: [机密]", "retained/a.yaml:8", "unknown-key"),
    ("kind: pattern", "kind: patterns", "retained/a.yaml:7", "bad-value"),
    ("kind: pattern", "cancels: [other]\n    kind: pattern", "retained/a.yaml:3", "bad-value"),
    ("delete-within: 1d", "delete-within: 1", "retained/a.yaml:6", "bad-value"),
  ])
  func `a mistake is named with its file and line`(
    _ old: String, _ new: String, _ place: String, _ code: String
  ) throws {
    let text = Self.good.replacing(old, with: new)
    #expect(text != Self.good)
    do {
      _ = try Self.read(text)
      Issue.record("read in spite of the mistake")
    } catch {
      #expect(
        error.all.contains { $0.place.hasPrefix(place) && $0.code.rawValue == code },
        "\(error.all.map { "\($0.place) \($0.code.rawValue)" })")
    }
  }

  @Test func `an example that is not met is a failure with its place`() throws {
    let run = RuleTestRun(try Self.read(Self.good.replacing("found: [机密★]", with: "found: [绝密★]")))
    #expect(run.failures.map(\.example.line) == [11])
  }

  @Test(arguments: [
    ("severity: critical\n  fix-within: 1d\n  intranet: [10.64.0.0/33]", "machines/a.yaml:4"),
    ("severity: critical\n  fix-within: 1d\n  intranet: [10.64.1.0/12]", "machines/a.yaml:4"),
    ("severity: dire\n  fix-within: 1d\n  intranet: [10.64.0.0/12]", "machines/a.yaml:2"),
    ("severity: critical\n  intranet: [10.64.0.0/12]", "machines/a.yaml:2"),
  ])
  func `a mistake in the rules for machines is named with its file and line`(
    _ part: String, _ place: String
  ) throws {
    let text = "networks:\n  \(part)\n"
    do {
      _ = try MachineRules(RuleFiles(["machines/a.yaml": Array(text.utf8)]))
      Issue.record("read in spite of the mistake")
    } catch {
      #expect(error.all.contains { $0.place.hasPrefix(place) }, "\(error.all.map(\.place))")
    }
  }
}
