import Foundation
import GateAuditLog
import GateTesting
import Testing

/// A Python that has aics-tlog, a C2SP verifier from PyPI (Python 3.12 or later).
enum PythonVerifier {
  static let program = ProcessInfo.processInfo.environment["GATEHOUSE_AICS_PYTHON"]
}

/// Our logs before aics-tlog, which shares no line with ours and none with Go's packages.
@Suite(.enabled(if: PythonVerifier.program != nil, "needs GATEHOUSE_AICS_PYTHON"))
struct PythonInteropTests {
  private func check(_ log: SampleLog) async throws -> ProgramResult {
    let folder = try TemporaryFolder("python-log")
    for (path, bytes) in log.files { try folder.write(bytes, to: path) }
    let scripts = try #require(Bundle.module.url(forResource: "interop", withExtension: nil))
    return try await Program.run(
      try #require(PythonVerifier.program),
      [scripts.path + "/audit.py", folder.path, try Keys.note().text])
  }

  @Test(arguments: [0, 1, 2, 255, 256, 257, 511, 512])
  func `aics-tlog proves our logs`(size: Int) async throws {
    let result = try await check(try SampleLog.mixed(size))
    #expect(result.succeeded, "\(result.output)\(result.errors)")
    #expect(result.output.hasPrefix("proved: \(size) records"))
  }

  @Test func `aics-tlog refuses a flipped bit of any file`() async throws {
    let log = try SampleLog.mixed(300)
    for path in log.files.keys.sorted() {
      var changed = log
      changed.files[path]?[12] ^= 1
      #expect(try await check(changed).ending == .exited(1), "\(path)")
    }
  }
}
