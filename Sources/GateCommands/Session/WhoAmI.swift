import ArgumentParser
import GateDomain
import GateStationLink

/// `gatectl whoami`: who is signed in.
struct WhoAmI: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "whoami", abstract: say("显示当前登录者", "Show who is signed in"))
  }

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let person = PersonView(try await server.connection().get("me", as: Person.self))
    try output.print(person, table: person.fields)
  }
}
