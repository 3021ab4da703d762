import ArgumentParser
import GateDomain
import GateStationLink

/// `gatectl transfer watch`: shows progress until the transfer ends.
struct TransferWatch: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "watch", abstract: say("跟踪一次传输直至结束", "Follow a transfer to its end"),
      discussion: say(
        "退出码：0 全部放行；4 已放行但有文件被扣留；1 失败。",
        "Exit code: 0 all released, 4 released with files held, 1 failed."))
  }

  @Argument(help: help("传输任务标识（缺省为最近一次）", "The transfer; the newest unless given"))
  var transfer: String?

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let calls = TransferCalls(connection: try server.connection())
    let chosen = try await calls.chosen(transfer)
    var watching = TransferWatching(
      calls: calls, isTerminal: Terminal.hasErrorOutput, language: Voice.language)
    let ended = try await watching.untilEnd(of: chosen.id)
    let view = TransferView(ended)
    try output.print(view, table: view.lines)
    let exit = Self.exit(for: ended)
    if exit != .done { throw SilentExit(exit: exit) }
  }

  static func exit(for transfer: Transfer) -> CommandExit {
    switch transfer.state {
    case .released: transfer.progress.filesHeld > 0 ? .held : .done
    case .copying, .judged, .releasing, .failed: .failed
    }
  }
}
