import GateDomain
import GateSite
import GateStationLink

/// Follows a transfer until it ends, showing every step once.
struct TransferWatching {
  private static let interval = Duration.milliseconds(300)
  /// How many calls in a row may find no server before watching ends.
  private static let patience = 20

  let calls: TransferCalls
  let isTerminal: Bool
  let language: Language
  var rate = TransferRate()
  private var shown = ""

  init(calls: TransferCalls, isTerminal: Bool, language: Language) {
    self.calls = calls
    self.isTerminal = isTerminal
    self.language = language
  }

  /// Watches until nothing changes any more.
  mutating func untilEnd(of id: Identifier<Transfer>) async throws -> Transfer {
    var misses = 0
    while true {
      do {
        let transfer = try await calls.transfer(id.rawValue)
        misses = 0
        show(transfer)
        if transfer.state.isFinal {
          if isTerminal { Terminal.write("\n") }
          return transfer
        }
      } catch ServerConnectionError.unreachable(let reason) where misses < Self.patience {
        misses += 1
        if misses == 1 { say(reason) }
      }
      try await Task.sleep(for: Self.interval)
    }
  }

  private mutating func show(_ transfer: Transfer) {
    rate.note(
      bytes: transfer.progress.bytesCopied, atMilliseconds: Timestamp.now.milliseconds)
    if isTerminal {
      Terminal.rewrite(
        ProgressLine.bar(transfer, rate: rate, columns: Terminal.columns, language: language))
      return
    }
    let line = ProgressLine.plain(transfer, language: language)
    guard line != shown else { return }
    shown = line
    Voice.write(line)
  }

  private func say(_ reason: String) {
    let words = Words("服务器暂无应答，继续等待：\(reason)", "the server does not answer, waiting: \(reason)")
    if isTerminal { Terminal.write("\n") }
    Voice.write(words.in(language))
  }
}
