import Testing

@testable import GatePolicy

@Suite struct QuantityTests {
  @Test(
    arguments: [
      ("0s", 0), ("90s", 90), ("30m", 1_800), ("8h", 28_800), ("3d", 259_200),
    ] as [(String, Int64)])
  func `A duration is digits and a unit`(text: String, seconds: Int64) {
    #expect(Quantity.parse(text, units: Quantity.durations) == seconds)
  }

  @Test(arguments: ["", "3", "h", "3 h", "-3h", "+3h", "3H", "1h30m", "３h", "1e3s", "3.5h"])
  func `Anything else is no duration`(text: String) {
    #expect(Quantity.parse(text, units: Quantity.durations) == nil)
  }

  @Test(
    arguments: [
      (90, "90s"), (3_600, "1h"), (5_400, "90m"), (86_400, "1d"), (0, "0s"),
    ] as [(Int64, String)])
  func `An amount is written in its largest whole unit`(seconds: Int64, text: String) {
    #expect(Quantity.format(seconds, units: Quantity.durations) == text)
  }

  @Test(arguments: [
    ("idel", "idle"), ("max_file", "max-file"), ("Lockout", "lockout"), ("maxfile", "max-file"),
  ])
  func `A slip of the pen finds the word`(word: String, meant: String) {
    #expect(NearestWord.to(word, in: ["idle", "max-file", "lockout"]) == meant)
  }

  @Test(arguments: ["colour", "x", ""])
  func `A different word finds none`(word: String) {
    #expect(NearestWord.to(word, in: ["idle", "max-file", "lockout"]) == nil)
  }
}
