import GateDomain
import Testing

@testable import GateScanning

@Suite("What libclamav's answers mean")
struct EngineAnswerTests {
  private static let virus: UInt32 = 1

  @Test func `only its own clean is clean`() {
    for number in 0...100 as ClosedRange<UInt32> {
      let answer = EngineAnswer(code: number, name: nil)
      #expect((answer == .clean) == (number == 0), "\(number)")
    }
  }

  @Test(arguments: [
    ("Win.Test.EICAR_HDB-1", EngineAnswer.infected("Win.Test.EICAR_HDB-1")),
    ("Heuristics.Encrypted.Zip", .objection(.encryptedArchive, "")),
    ("Heuristics.Encrypted.PDF", .objection(.encryptedDocument, "")),
    ("Heuristics.Limits.Exceeded.MaxFileSize", .objection(.sizeLimit, "")),
    ("Heuristics.Limits.Exceeded.MaxScanTime", .objection(.timeLimit, "")),
    ("Heuristics.Limits.Exceeded.MaxFiles", .objection(.memberLimit, "")),
    ("Heuristics.Limits.Exceeded.MaxRecursion", .objection(.depthLimit, "")),
    (
      "Heuristics.OLE2.ContainsMacros.VBA", .objection(.macro, "Heuristics.OLE2.ContainsMacros.VBA")
    ),
    ("Heuristics.Broken.Media.PNG", .objection(.brokenMedia, "Heuristics.Broken.Media.PNG")),
    ("Heuristics.Broken.Executable", .objection(.damaged, "Heuristics.Broken.Executable")),
    ("Heuristics.Phishing.Email", .suspicious("Heuristics.Phishing.Email")),
  ])
  func `a finding by its name`(_ name: String, _ expected: EngineAnswer) {
    #expect(EngineAnswer(code: Self.virus, name: name) == expected)
  }

  // EMAXREC, EMAXSIZE, EMAXFILES, ETIMEOUT, EMEM and VERIFIED of libclamav 1.4.
  @Test(
    arguments: [
      (23, .objection(.depthLimit, "")), (24, .objection(.sizeLimit, "")),
      (25, .objection(.memberLimit, "")), (21, .objection(.timeLimit, "")),
      (20, .failed(20)), (32, .failed(32)),
    ] as [(UInt32, EngineAnswer)])
  func `a code by its number`(_ code: UInt32, _ expected: EngineAnswer) {
    #expect(EngineAnswer(code: code, name: nil) == expected)
  }

  @Test func `a finding without a name is one all the same`() {
    #expect(EngineAnswer(code: Self.virus, name: nil) == .infected("unnamed"))
  }
}
