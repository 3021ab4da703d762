import Foundation
import GateTesting
import Testing

/// Schemathesis: it makes calls of an API out of its OpenAPI document and compares the answers.
///
/// It comes from PyPI into an environment of its own under `.artefacts`, once.
enum Schemathesis {
  /// It is not there, and could not be fetched.
  struct NotInstalled: Error, CustomStringConvertible {
    let errors: String
    var description: String {
      """
      schemathesis is not installed and could not be fetched; run this test once where pip reaches \
      a package index (PIP_INDEX_URL names another than PyPI): \(errors)
      """
    }
  }

  /// Runs it; the parameters are those of its command `run`.
  static func run(_ arguments: [String], timeout: Duration) async throws -> ProgramResult {
    // It keeps what it found where it runs, and would begin with that the next time.
    let place = try TemporaryFolder("schemathesis")
    defer { withExtendedLifetime(place) {} }
    return try await Program.run(
      try await program(), ["run"] + arguments,
      environment: ["NO_COLOR": "1", "COLUMNS": "200"], workingFolder: place.path,
      timeout: timeout)
  }

  // Without a package index the test is counted as skipped, and says why.
  private static func program() async throws -> String {
    do { return try await folder.value + "/bin/schemathesis" } catch let error as NotInstalled {
      try Test.cancel("\(error)")
    }
  }

  // Once, however many tests ask for it.
  private static let folder = Task { try await installed() }

  private static func installed() async throws -> String {
    let folder = try BuildFolder.artefacts() + "/schemathesis"
    let list = BuildFolder.packageRoot + "/Tests/Support/schemathesis/requirements.txt"
    let wanted = try Data(contentsOf: URL(filePath: list))
    let mark = folder + "/installed.txt"
    guard FileManager.default.contents(atPath: mark) != wanted else { return folder }
    try? FileManager.default.removeItem(atPath: folder)
    try await must("/usr/bin/python3", ["-m", "venv", folder])
    // Security: only what the list names, byte for byte, and no code of a package while it is built.
    try await must(
      folder + "/bin/pip",
      [
        "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps",
        "--only-binary", ":all:", "--require-hashes", "-r", list,
      ])
    try wanted.write(to: URL(filePath: mark))
    return folder
  }

  private static func must(_ program: String, _ arguments: [String]) async throws {
    let result = try await Program.run(program, arguments, timeout: .seconds(240))
    guard result.succeeded else { throw NotInstalled(errors: result.errors) }
  }
}
