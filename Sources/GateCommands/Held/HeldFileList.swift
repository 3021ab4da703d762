import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl held list`: held files over all transfers, newest first.
struct HeldFileList: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say("列出扣留文件", "List held files"))
  }

  @Option(
    help: help(
      "状态：open、agreed、decided、released、destroyed、all",
      "State: open, agreed, decided, released, destroyed or all"))
  var state: ListArgument = .open

  @Option(help: help("最多列多少个", "How many at most"))
  var limit = 200

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let connection = try server.connection()
    var (views, after): ([HeldView], HeldPlace?) = ([], nil)
    repeat {
      let query = [("state", state.rawValue)] + (after.map { [("after", $0.text)] } ?? [])
      let page: HeldPage = try await connection.get(
        ServerPath(["held"], query: query.map { (name: $0.0, value: $0.1) }))
      views += page.files.map { HeldView($0) }
      // A page that does not move on would never end.
      guard page.next != after else { break }
      after = page.next
    } while after != nil && views.count < limit
    let shown = Array(views.prefix(limit))
    try output.print(shown, table: HeldView.table(shown))
  }

  /// The lists of `GateWire.HeldList`, as words of the command line.
  enum ListArgument: String, CaseIterable, ExpressibleByArgument {
    case open, agreed, decided, released, destroyed, all
  }
}
