import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl policy explain`: why a request goes the way it goes.
struct PolicyExplain: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: say("说明一份申请为什么走这条路线", "Say why a request goes the way it goes"))
  }

  @OptionGroup var reference: RequestReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  /// The server's sentence, in both languages.
  private struct Answer: Codable {
    let number: String
    let words: [String: String]
  }

  func run() async throws {
    let connection = try server.connection()
    let request: Request = try await connection.get(ServerPath(["requests", reference.request]))
    let words: [String: String] = try await connection.get(
      ServerPath(["requests", request.id.rawValue, "explanation"]))
    let answer = Answer(number: request.number, words: words)
    try output.print(answer) { language in
      ["\(answer.number)  \(words[language.rawValue] ?? "")"]
        + request.steps.map { "  \($0.name)  \($0.role.words.in(language))  ×\($0.need)" }
    }
  }
}
