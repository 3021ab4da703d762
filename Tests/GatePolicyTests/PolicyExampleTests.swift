import GateDomain
import Testing

@testable import GatePolicy

/// Mistakes in the examples themselves.
@Suite struct PolicyExampleTests {
  private func problems(_ text: String) throws -> [PolicyProblem] {
    let folder = PolicyFolder(files: ["tests/a.yaml": Array(text.utf8)])
    do {
      _ = try PolicyTestRun.examples(in: folder)
      return []
    } catch {
      return error.all
    }
  }

  @Test(arguments: [
    ("types:\n  - { name: a, given: { file: a, content: b/c }, expect: yes }", "2:58"),
    ("types:\n  - { name: a, given: { file: [], content: b/c }, expect: allow }", "2:31"),
    ("types:\n  - { name: a, given: { file: a }, expect: allow }", "2:23"),
    ("types:\n  - { given: { file: a, content: b/c }, expect: allow }", "2:5"),
    ("signatures:\n  - { name: a, age: 1h, expect: fresh }", "2:21"),
    ("settings:\n  - { name: a, expect: 1 }", "2:5"),
    ("setings: []", "1:1"),
    ("types: 1", "1:8"),
  ])
  func `A mistake in an example is named with its place`(text: String, place: String) throws {
    #expect(try problems(text).map(\.place) == ["tests/a.yaml:\(place)"])
  }

  @Test func `A setting that does not exist never comes out as expected`() throws {
    let text = "settings:\n  - { name: a, setting: no.such, expect: \"0\" }"
    let folder = try ShippedPolicy.folder("tests/a.yaml", text)
    let run = PolicyTestRun(
      try PolicyBundle.read(folder), try PolicyTestRun.examples(in: folder))
    #expect(run.failures.map(\.name) == ["a"])
  }

  @Test func `Lists of files and contents are asked in every combination`() throws {
    let text =
      "types:\n  - { name: a, given: { file: [a, b], content: [c/d, none] }, expect: allow }"
    let folder = PolicyFolder(files: ["tests/a.yaml": Array(text.utf8)])
    let names = try PolicyTestRun.examples(in: folder).map(\.name)
    #expect(names == ["a [a, c/d]", "a [b, c/d]", "a [a, none]", "a [b, none]"])
  }
}
