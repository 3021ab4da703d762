import Testing

@testable import GateCommands

@Suite struct ShownTests {
  @Test(
    arguments: [
      (0, "0 B"), (1023, "1023 B"), (1024, "1.0 KiB"), (1536, "1.5 KiB"), (1_048_575, "1.0 MiB"),
      (852_492_288, "813.0 MiB"), (UInt64.max, "16384.0 PiB"),
    ] as [(UInt64, String)])
  func `bytes are shown in binary units`(count: UInt64, text: String) {
    #expect(Shown.bytes(count) == text)
  }

  @Test(arguments: [(0, "0s"), (59, "59s"), (60, "1m00s"), (125, "2m05s"), (3780, "1h03m")])
  func `a span of time is short`(seconds: Int, text: String) {
    #expect(Shown.duration(seconds: seconds) == text)
  }
}
