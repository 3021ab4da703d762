import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl user list`: everybody with an account.
struct UserList: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: say("列出人员", "List people"))
  }

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let people = try await server.connection().get("people", as: [AccountView].self)
    let views = people.map(PersonView.init)
    try output.print(views, table: PersonView.table(views))
  }
}
