import GateDomain
import Testing

@testable import GateCommands

@Suite struct ProgressTests {
  @Test func `a bar shows amounts, rate and remaining time`() throws {
    let transfer = try Sample.transfer(
      copied: 512 << 20, of: 1 << 30, judged: 5, files: 10, held: 2)
    var rate = TransferRate()
    rate.note(bytes: 0, atMilliseconds: 0)
    rate.note(bytes: 512 << 20, atMilliseconds: 4000)
    let line = ProgressLine.bar(transfer, rate: rate, columns: 120, language: .english)
    #expect(
      line == "████████████░░░░░░░░░░░░  50%  512.0 MiB/1.0 GiB  judged 5/10  held 2  "
        + "128.0 MiB/s  4s left")
  }

  @Test(arguments: [20, 40, 80, 200])
  func `a bar never fills the last column`(columns: Int) throws {
    var transfer = try Sample.transfer(copied: 1, of: 3, judged: 1, files: 3)
    transfer.progress.currentFile = String(repeating: "资料", count: 100)
    let line = ProgressLine.bar(
      transfer, rate: TransferRate(), columns: columns, language: .chinese)
    #expect(DisplayWidth.of(line) < columns)
  }

  @Test func `a plain line has no bar`() throws {
    let transfer = try Sample.transfer(.judged, copied: 10, of: 10, judged: 2, files: 2, held: 1)
    #expect(
      ProgressLine.plain(transfer, language: .chinese) == "检测完毕  100%  10 B/10 B  已检测 2/2  扣留 1")
  }

  @Test func `an unlisted medium is at zero`() throws {
    #expect(ProgressLine.share(of: try Sample.transfer().progress) == 0)
  }

  @Test func `the rate forgets what is long past`() {
    var rate = TransferRate()
    for second in 0...60 {
      let bytes = UInt64(second <= 30 ? 0 : (second - 30) * 1000)
      rate.note(bytes: bytes, atMilliseconds: Int64(second) * 1000)
    }
    #expect(rate.bytesPerSecond == 1000)
    #expect(rate.secondsUntil(31_000) == 1)
  }

  @Test func `no rate is known from one moment or from a step back`() {
    var rate = TransferRate()
    rate.note(bytes: 5, atMilliseconds: 0)
    #expect(rate.bytesPerSecond == nil)
    rate.note(bytes: 1, atMilliseconds: 10)
    #expect(rate.bytesPerSecond == nil)
  }

  @Test(
    arguments: [
      (TransferState.released, 0, CommandExit.done), (.released, 3, .held),
      (.failed(.mediumRemoved), 0, .failed), (.copying, 0, .failed),
    ] as [(TransferState, UInt64, CommandExit)])
  func `watching ends with the code of the result`(
    state: TransferState, held: UInt64, exit: CommandExit
  ) throws {
    #expect(TransferWatch.exit(for: try Sample.transfer(state, held: held)) == exit)
  }
}
