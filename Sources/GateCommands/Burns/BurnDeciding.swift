import ArgumentParser
import GateDiscs
import GateDomain
import GateStationLink
import GateWire

/// What answers to a burn request have in common.
struct BurnAnswering: ParsableArguments {
  @Option(help: help("只办理摘要为此值的申请内容", "Answer only what has this digest"))
  var digest: String

  @OptionGroup var reference: BurnReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  // Security: the digest must be given, so nobody approves what they have not looked at.
  func answer(_ answer: Approval.Answer, reason: String) async throws {
    guard let digest = Digest(hex: digest) else {
      throw CommandFailure(
        "bad-digest", what: Words("摘要无效", "not a digest"),
        hint: Words(
          "用 gatectl burn show 查看", "`gatectl burn show` prints it"), exit: .usage)
    }
    let connection = try server.connection()
    let request = try await connection.post(
      ServerPath(["burns", reference.request, "answer"]),
      AnswerRequest(answer: answer, revision: digest, reason: reason), as: BurnRequest.self)
    let shown: BurnAnswer = try await connection.get(ServerPath(["burns", request.id.rawValue]))
    try output.print(shown) { BurnView(shown).lines($0) }
  }
}

/// `gatectl burn approve`: an approver's yes.
struct BurnApprove: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "approve", abstract: say("同意刻录申请", "Approve"))
  }

  @OptionGroup var answering: BurnAnswering

  func run() async throws {
    try await answering.answer(.approve, reason: "")
  }
}

/// `gatectl burn reject`: an approver's no.
struct BurnReject: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "reject", abstract: say("驳回刻录申请", "Reject"))
  }

  @Option(help: help("理由", "Why"))
  var reason: String

  @OptionGroup var answering: BurnAnswering

  func run() async throws {
    try await answering.answer(.reject, reason: reason)
  }
}

/// `gatectl burn withdraw`: takes a burn request back, and its grant with it.
struct BurnWithdraw: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "withdraw", abstract: say("撤回或作废", "Take back"))
  }

  @Option(help: help("理由；作废他人申请时必填", "Why; needed for somebody else's"))
  var reason = ""

  @OptionGroup var reference: BurnReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = try await server.connection().post(
      ServerPath(["burns", reference.request, "withdraw"]), BurnReason(reason: reason),
      as: BurnRequest.self)
    try output.print(request) { ["\(request.number)  \(request.state.words.in($0))"] }
  }
}
