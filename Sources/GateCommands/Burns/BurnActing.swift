import ArgumentParser
import GateDiscs
import GateDomain
import GateStationLink

/// `gatectl burn start`: burns a copy onto a registered blank disc.
struct BurnStart: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "start", abstract: say("刻录一份", "Burn a copy"))
  }

  @Option(help: help("光盘编号", "The disc's number"))
  var disc: String

  @OptionGroup var reference: BurnReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let burn = try await server.connection().post(
      ServerPath(["burns", reference.request, "start"]), StartBurn(disc: disc), as: Burn.self)
    try output.print(burn) { BurnView.table([burn], $0).lines(in: $0) }
  }
}

/// The burn that a verb is about.
struct CopyReference: ParsableArguments {
  @Argument(help: help("刻录标识，见 gatectl burn show", "The burn, as `gatectl burn show` names it"))
  var burn: String
}

/// `gatectl burn witness`: the one who watches says that they are there.
struct BurnWitness: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "witness", abstract: say("到场监刻", "Watch a burn"))
  }

  @OptionGroup var reference: CopyReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let burn = try await server.connection().post(
      ServerPath(["burns", "copies", reference.burn, "witness"]), as: Burn.self)
    try output.print(burn) { BurnView.table([burn], $0).lines(in: $0) }
  }
}

/// `gatectl burn settle`: an officer gives back a copy that was spoiled or whose end is unknown.
struct BurnSettle: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "settle", abstract: say("处理废盘，退还份数", "Settle a spoiled disc"))
  }

  @Option(help: help("见到的盘和处理情况", "What became of the disc"))
  var reason: String

  @OptionGroup var reference: CopyReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let burn = try await server.connection().post(
      ServerPath(["burns", "copies", reference.burn, "settle"]), BurnReason(reason: reason),
      as: Burn.self)
    try output.print(burn) { BurnView.table([burn], $0).lines(in: $0) }
  }
}
