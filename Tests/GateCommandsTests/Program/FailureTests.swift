import GateDomain
import GateLinux
import GateStationLink
import GateWire
import Testing

@testable import GateCommands

@Suite struct FailureTests {
  static let refusal = APIError(code: "self-approval", what: "不能", hint: "请由他人办理")

  static let failures: [(any Error, String, CommandExit)] = [
    (ServerConnectionError.unreachable("x"), "server-unreachable", .unreachable),
    (ServerConnectionError.refused(refusal, status: 403), "self-approval", .failed),
    (ServerConnectionError.refused(refusal, status: 401), "not-signed-in", .failed),
    (ServerConnectionError.unintelligible("x"), "server-unintelligible", .failed),
    (SystemError(call: "open", object: "x", number: 2), "ENOENT", .failed),
    (TransferFailure.diskFull, "disk-full", .failed),
    (CommandFailure.notSignedIn, "not-signed-in", .failed),
  ]

  @Test(arguments: failures.indices)
  func `an error keeps its code and has an exit code`(index: Int) {
    let (error, code, exit) = Self.failures[index]
    let failure = CommandFailure(error)
    #expect(failure.code == code)
    #expect(failure.exit == exit)
  }

  @Test(arguments: failures.indices, Language.allCases)
  func `a failure is an error line and a hint line`(index: Int, language: Language) throws {
    let text = GatectlProgram.lines(of: CommandFailure(Self.failures[index].0), in: language)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("error: ") && lines[0].count > 7)
    #expect(lines[1].hasPrefix("hint: ") && lines[1].count > 6)
  }

  @Test func `a refusal says what the server said`() {
    let error = ServerConnectionError.refused(Self.refusal, status: 403)
    let text = GatectlProgram.lines(of: CommandFailure(error), in: .chinese)
    #expect(text == "error: 不能\nhint: 请由他人办理")
  }

  @Test func `a verb's error is no parser's error`() {
    #expect(GatectlProgram.parserReport(of: CommandFailure.notSignedIn) == nil)
  }
}
