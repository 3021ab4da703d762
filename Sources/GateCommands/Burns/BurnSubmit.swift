import ArgumentParser
import GateDiscs
import GateDomain
import GateStationLink

/// `gatectl burn submit`: turns a draft into a request.
struct BurnSubmit: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "submit", abstract: say("提交刻录申请", "Submit a draft"))
  }

  @Argument(help: help("草稿", "The draft"))
  var draft: String

  @Option(help: help("事由", "Why"))
  var purpose: String

  @Option(help: help("接收单位、接收人", "Who gets it"))
  var receiver: String

  @Option(help: help("密级：public、internal、work-secret", "Level: public, internal, work-secret"))
  var level = "internal"

  @Option(help: help("份数", "How many discs"))
  var copies = 1

  @Option(help: help("刻录人账号", "Account of who burns"))
  var burner: String

  @Option(help: help("监刻人账号", "Account of who watches"))
  var witness = ""

  @Option(help: help("截止时间，如 2026-11-23T18:00", "Until, such as 2026-11-23T18:00"))
  var until: String

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let form = BurnForm(
      purpose: purpose, receiver: receiver, level: level, copies: String(copies), burner: burner,
      witness: witness, notAfter: until)
    let connection = try server.connection()
    let request = try await connection.post(
      ServerPath(["burns", "drafts", draft, "submit"]), form, as: BurnRequest.self)
    let answer: BurnAnswer = try await connection.get(ServerPath(["burns", request.id.rawValue]))
    try output.print(answer) { BurnView(answer).lines($0) }
  }
}
