import GateDomain
import GatePolicy

/// What checking a policy folder came to, as this program prints it.
struct PolicyReport: Encodable {
  /// One mistake with its place.
  struct Problem: Encodable {
    let place, code, what, hint: String
  }

  /// One example that did not come out as expected.
  struct Failure: Encodable {
    let file: String
    let line: Int
    let name, expected, answered, what: String
  }

  let folder: String
  let digest: String?
  let version: Int?
  let examples: Int
  let problems: [Problem]
  let failures: [Failure]
  let untestedGroups: [String]

  /// Whether there is no mistake and every example came out as expected.
  var passed: Bool { problems.isEmpty && failures.isEmpty && examples > 0 }

  init(folder: String, in language: Language) {
    self.folder = folder
    do throws(PolicyProblems) {
      let run = try PolicyTestRun.run(folder: folder)
      digest = run.bundle.digest.hex
      version = run.bundle.version
      examples = run.results.count
      problems = []
      failures = run.failures.map { Failure($0, in: language) }
      untestedGroups = run.untestedGroups.map(\.id)
    } catch {
      (digest, version, examples) = (nil, nil, 0)
      problems = error.all.map { Problem($0, in: language) }
      (failures, untestedGroups) = ([], [])
    }
  }

  func lines(_ language: Language) -> [String] {
    let result = passed ? Words("通过", "passed") : Words("未通过", "not passed")
    let fields: [(Words, String)] = [
      (Words("结论", "Result"), result.in(language)), (Words("文件夹", "Folder"), folder),
      (Words("版本", "Version"), version.map(String.init) ?? "–"),
      (Words("摘要", "Digest"), digest ?? "–"), (Words("示例", "Examples"), String(examples)),
    ]
    return Table.fields(fields, in: language)
      + problems.map { "\($0.place): error: \($0.what)\n  hint: \($0.hint)" }
      + failures.map { "\($0.file):\($0.line): error: \($0.what)" } + untestedLines(language)
  }

  private func untestedLines(_ language: Language) -> [String] {
    guard !untestedGroups.isEmpty else { return [] }
    let names = untestedGroups.joined(separator: ", ")
    return [Words("没有示例的类型组：\(names)", "groups without an example: \(names)").in(language)]
  }
}

extension PolicyReport.Problem {
  init(_ problem: PolicyProblem, in language: Language) {
    self.init(
      place: problem.place, code: problem.code.rawValue,
      what: problem.explanation.what.in(language), hint: problem.explanation.hint.in(language))
  }
}

extension PolicyReport.Failure {
  init(_ result: PolicyTestResult, in language: Language) {
    self.init(
      file: result.file, line: result.line, name: result.name, expected: result.expected,
      answered: result.answered, what: result.words.in(language))
  }
}
