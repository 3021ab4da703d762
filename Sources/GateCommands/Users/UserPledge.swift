import ArgumentParser
import Foundation
import GateDomain
import GateLinux
import GateOffice
import GateStationLink
import GateWire

/// `gatectl user pledge`: hands in the scan of a confidentiality pledge that was signed on paper.
struct UserPledge: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "pledge",
      abstract: say("登记纸质保密承诺书（须另一位管理员确认）", "Propose a confidentiality pledge signed on paper"))
  }

  @Argument(help: help("账号", "The account"))
  var account: String

  @Option(help: help("纸质承诺书的编号", "The paper's number"))
  var paper: String

  @Option(help: help("扫描件：PDF、JPEG 或 PNG", "Its scan: PDF, JPEG or PNG"), completion: .file())
  var scan: String

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let bytes = try DurableFile.read(scan, limit: Int(Office.scanLimit))
    let path = ServerPath(
      ["people", account, "pledge"],
      query: [
        (name: "number", value: paper), (name: "name", value: (scan as NSString).lastPathComponent),
      ])
    let change: AccountChange = try await server.connection().put(path, piece: bytes)
    let view = AccountChangeView(change)
    try output.print(view, table: view.fields)
  }
}
