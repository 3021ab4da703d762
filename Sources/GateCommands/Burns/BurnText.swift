import ArgumentParser
import GateDiscs
import GateDomain
import GateStationLink

/// `gatectl burn text`: what was found in the text of a file, and how it begins.
struct BurnText: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "text", abstract: say("查看文件的文字检查结果和开头", "What a file's text says of its level"))
  }

  @OptionGroup var reference: BurnReference

  @Argument(help: help("文件序号，见 gatectl burn show", "The file's number in `gatectl burn show`"))
  var file: UInt64

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let answer: BurnFileAnswer = try await server.connection().get(
      ServerPath(["burns", reference.request, "files", String(file)]))
    try output.print(answer) { TextFindingsView(answer: answer).lines($0) }
  }
}
