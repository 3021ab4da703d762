import Foundation
import GateDomain
import GatePolicy
import GateRetention
import Testing

@Suite struct ShippedRulesTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../rules").standardizedFileURL.path

  @Test func `every example of the shipped rules comes out as it says`() throws {
    let run = try RuleTestRun.run(folder: Self.folder)
    #expect(run.failures.map { "\($0.example.file):\($0.example.line) \($0.words.english)" } == [])
    #expect(run.count >= 60)
  }

  @Test func `every shipped rule says what it finds and what it does not`() throws {
    let rules = try RetentionRules(RuleFiles.read(Self.folder))
    for rule in rules.rules {
      let own = rules.examples.filter { $0.rule == rule.id }
      #expect(own.contains(where: \.isFound) && own.contains { !$0.isFound }, "\(rule.id)")
    }
  }
}
