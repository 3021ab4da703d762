import GateDomain
import Testing

@testable import GatePolicy

/// One file of the shipped policy with a mistake in it, and what must be said about it.
struct Mistake: CustomTestStringConvertible, Sendable {
  let name: String
  let file: String
  let text: String
  let code: PolicyProblem.Code
  let line: Int?
  let column: Int?

  init(
    _ name: String, _ file: String, _ text: String, _ code: PolicyProblem.Code, _ line: Int?,
    _ column: Int?
  ) {
    (self.name, self.file, self.text) = (name, file, text)
    (self.code, self.line, self.column) = (code, line, column)
  }

  var testDescription: String { name }
}

@Suite struct PolicyProblemTests {
  @Test(
    arguments: Mistake.inBundle + Mistake.inRoutes + Mistake.inTypes + Mistake.inLimits
      + Mistake.inDiscs
      + Mistake.inCalendars)
  func `A mistake is named with its line and column`(mistake: Mistake) throws {
    let folder = try ShippedPolicy.folder(mistake.file, mistake.text)
    let problems = ShippedPolicy.problems(in: folder)
    let problem = try #require(problems.first)
    #expect(problems.count == 1)
    #expect(problem.file == mistake.file)
    #expect(problem.code == mistake.code)
    #expect(problem.line == mistake.line)
    #expect(problem.column == mistake.column)
    expectGoodWords(problem)
  }

  @Test(arguments: Mistake.inForms)
  func `A mistake in a form is named with its file and line`(mistake: Mistake) throws {
    let folder = try ShippedPolicy.folder(mistake.file, mistake.text)
    let problems = ShippedPolicy.problems(in: folder)
    let problem = try #require(problems.first)
    #expect(problems.map(\.code) == [mistake.code])
    #expect(problem.file == mistake.file)
    let shipped = try ShippedPolicy.text(of: mistake.file).split(
      separator: "\n", omittingEmptySubsequences: false)
    let changed = mistake.text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = zip(shipped, changed).enumerated().first { $0.element.0 != $0.element.1 }
    let (line, place) = (try #require(problem.line), try #require(first).offset + 1)
    #expect(abs(line - place) <= 1, "\(problem.place)")
    expectGoodWords(problem)
  }

  @Test func `A form without a route, and a route without a form, are mistakes`() throws {
    for file in ["forms/leave.yaml", "routes/leave.yaml"] {
      var folder = try ShippedPolicy.folder()
      folder.files[file] = nil
      let problems = ShippedPolicy.problems(in: folder)
      #expect(problems.map(\.code) == [.missingFile])
      #expect(problems.first?.file == file)
    }
  }

  private func expectGoodWords(_ problem: PolicyProblem) {
    for words in [problem.explanation.what, problem.explanation.hint] {
      #expect(words.chinese.unicodeScalars.contains { ("\u{4e00}"..."\u{9fff}").contains($0) })
      #expect(!words.english.isEmpty)
      #expect(!words.english.hasSuffix("."))
      #expect(!words.chinese.hasSuffix("。"))
    }
  }

  @Test func `All mistakes of all files are told at once, in order`() throws {
    var folder = try ShippedPolicy.folder("bundle.yaml", "version: 0\ntitel: x\n")
    folder.files["types.yaml"] = Array("groups: []\n".utf8)
    folder.files["accounts.yaml"] = nil
    let problems = ShippedPolicy.problems(in: folder)
    #expect(
      problems.map(\.place) == [
        "accounts.yaml", "bundle.yaml:1:1", "bundle.yaml:1:10", "bundle.yaml:2:1",
        "types.yaml:1:9",
      ])
    #expect(
      problems.map(\.code) == [.missingFile, .missingKey, .badValue, .unknownKey, .emptyList])
  }

  @Test func `A misspelt key is answered with the right one`() throws {
    let text = try ShippedPolicy.text(of: "accounts.yaml").replacing("\nidle:", with: "\nIdel:")
    let problems = ShippedPolicy.problems(in: try ShippedPolicy.folder("accounts.yaml", text))
    let unknown = try #require(problems.first { $0.code == .unknownKey })
    #expect(unknown.explanation.hint.english == "did you mean \"idle\"?")
    #expect(unknown.explanation.hint.chinese == "是不是要写“idle”？")
  }

  @Test func `A headline names place and object in both languages`() throws {
    let problems = ShippedPolicy.problems(
      in: try ShippedPolicy.folder(
        "bundle.yaml", "version: one\ntitle: { zh: 甲, en: a }\n"))
    #expect(
      problems.map(\.headline.english) == [
        "bundle.yaml:1:10: \"version\" must be a whole number"
      ])
    #expect(problems.map(\.headline.chinese) == ["bundle.yaml:1:10：“version” 应为整数"])
  }

  @Test func `What a file says is made harmless before it is repeated`() throws {
    let problems = ShippedPolicy.problems(
      in: try ShippedPolicy.folder(
        "bundle.yaml",
        "version: 1\ntitle: { zh: 甲, en: a }\n\"\\e[31mred\\u202e\": 1\n"))
    #expect(
      problems.map(\.explanation.what.english) == [
        "\"\\u{1b}[31mred\\u{202e}\" means nothing here"
      ])
  }

  @Test func `A byte order mark from an editor does no harm`() throws {
    let text = try ShippedPolicy.text(of: "bundle.yaml")
    #expect(
      ShippedPolicy.problems(in: try ShippedPolicy.folder("bundle.yaml", "\u{feff}" + text)) == [])
    let windows = text.replacing("\n", with: "\r\n")
    #expect(ShippedPolicy.problems(in: try ShippedPolicy.folder("bundle.yaml", windows)) == [])
  }
}
