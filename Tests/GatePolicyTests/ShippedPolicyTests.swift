import GateDomain
import GateForms
import Testing

@testable import GatePolicy

@Suite struct ShippedPolicyTests {
  @Test func `The shipped policy loads and says what the office expects`() throws {
    let bundle = try ShippedPolicy.bundle()
    #expect(bundle.version == 3)
    let steps = bundle.routes["inbound"]?.rules.map(\.steps)
    #expect(steps?.map { $0.map(\.role) } == [[.securityOfficer]])
    #expect(bundle.form("inbound")?.number(year: 2026, serial: 12) == "传入〔2026〕12号")
    #expect(bundle.form("burn")?.number(year: 2026, serial: 7) == "保密刻〔2026〕7号")
    #expect(bundle.scanning.maxFileBytes == 1 << 30)
    #expect(bundle.scanning.signatureMaxAgeDays == 14)
    #expect(bundle.accounts.idleMinutes == 15)
  }

  @Test func `Every example beside the shipped policy comes out as expected`() throws {
    let run = try PolicyTestRun.run(folder: ShippedPolicy.path)
    #expect(run.failures.map(\.words.english) == [])
    #expect(run.untestedGroups.map(\.id) == [])
    #expect(run.untestedRules == [])
    #expect(run.results.count > 400)
    #expect(run.passed)
  }

  @Test func `Every forbidden group tells why and what to do instead`() throws {
    for group in try ShippedPolicy.bundle().types.groups {
      #expect((group.reason != nil) == (group.decision == .forbid), "\(group.id)")
    }
    let types = try ShippedPolicy.bundle().types
    let rar = types.reason(for: ContentType(rawValue: "application/x-rar"))
    #expect(rar?.hint.chinese == "请改用 zip 或 7z，或不压缩直接带入")
    #expect(types.reason(for: ContentType(rawValue: "application/pdf")) == nil)
    #expect(types.reason(for: ContentType(rawValue: "no/such")) == nil)
  }

  @Test func `A failing example names its file, line and both answers`() throws {
    let example = """
      types:
        - name: 允许程序
          given: { file: a.exe, content: application/x-dosexec }
          expect: allow
      """
    let folder = try ShippedPolicy.folder("tests/wrong.yaml", example)
    let run = PolicyTestRun(
      try PolicyBundle.read(folder), try PolicyTestRun.examples(in: folder))
    let failure = try #require(run.failures.first)
    #expect(run.failures.count == 1)
    #expect(!run.passed)
    #expect(failure.file == "tests/wrong.yaml")
    #expect(failure.line == 2)
    #expect(failure.expected == "allow")
    #expect(failure.answered == "forbid")
  }

  @Test func `No examples at all is no passed run`() throws {
    #expect(!PolicyTestRun(try ShippedPolicy.bundle(), []).passed)
  }
}
