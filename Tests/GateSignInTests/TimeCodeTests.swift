import GateDomain
import GateSignIn
import GateTesting
import Testing

@Suite("Time codes")
struct TimeCodeTests {
  // RFC 6238, appendix B, cut to six digits.
  @Test(
    "are those of the standard",
    arguments: [
      (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"),
      (1_234_567_890, "005924"), (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ] as [(Int64, String)])
  func standard(_ seconds: Int64, _ code: String) {
    #expect(TimeCode(secret: Array("12345678901234567890".utf8)).code(at: seconds / 30) == code)
  }

  @Test("are those that Debian's oathtool makes")
  func oathtool() async throws {
    for seconds in stride(from: Int64(1_700_000_000), to: 1_700_000_300, by: 60) {
      let code = TimeCode()
      let result = try await Program.run(
        "/usr/bin/oathtool", ["--totp", "--base32", "--now", "@\(seconds)", code.text])
      #expect(result.succeeded, "\(result.errors)")
      #expect(result.output.contains(code.code(at: seconds / 30)))
    }
  }

  @Test("count once, and a step early or late at most")
  func once() throws {
    let code = TimeCode()
    let now: Int64 = 1_700_000_010
    let step = now / 30
    #expect(code.step(of: code.code(at: step), at: now, after: -1) == step)
    #expect(code.step(of: code.code(at: step - 1), at: now, after: -1) == step - 1)
    #expect(code.step(of: code.code(at: step + 1), at: now, after: -1) == step + 1)
    #expect(code.step(of: code.code(at: step), at: now, after: step) == nil)
    #expect(code.step(of: code.code(at: step - 1), at: now, after: step) == nil)
    #expect(code.step(of: code.code(at: step - 2), at: now, after: -1) == nil)
    #expect(code.step(of: code.code(at: step + 2), at: now, after: -1) == nil)
    #expect(code.step(of: "", at: now, after: -1) == nil)
  }
}
