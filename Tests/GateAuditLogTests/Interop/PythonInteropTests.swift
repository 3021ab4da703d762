import Foundation
import GateAuditLog
import GateTesting
import Testing

enum PythonVerifier {
  static let program = ProcessInfo.processInfo.environment["GATEHOUSE_AICS_TLOG"]
}

/// Our logs before aics-tlog, a C2SP verifier in Python (PyPI, needs Python 3.12).
///
/// The variable names its program; without it these tests do not run.
@Suite(.enabled(if: PythonVerifier.program != nil, "needs GATEHOUSE_AICS_TLOG"))
struct PythonInteropTests {
  private func check(_ log: SampleLog) async throws -> ProgramResult {
    let folder = try TemporaryFolder("python-log")
    for (path, bytes) in log.files { try folder.write(bytes, to: "log/\(path)") }
    let key = try folder.write(try Keys.note().text + "\n", to: "log.vkey")
    return try await Program.run(
      try #require(PythonVerifier.program),
      ["verify-checkpoint", "--tiles", folder.path + "/log", "--vkey-file", key])
  }

  @Test(arguments: [0, 1, 2, 255, 256, 257, 511, 512])
  func `aics-tlog proves our logs`(size: Int) async throws {
    let result = try await check(try SampleLog.mixed(size))
    #expect(result.succeeded, "\(result.output)\(result.errors)")
    #expect(result.output.contains(#""tiles_ok": true"#))
  }

  @Test func `aics-tlog refuses a flipped bit of any file`() async throws {
    let log = try SampleLog.mixed(300)
    for path in log.files.keys.sorted() {
      var changed = log
      changed.files[path]?[12] ^= 1
      #expect(!(try await check(changed).succeeded), "\(path)")
    }
  }
}
