import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// `gatectl request approve-all`: approves several requests at once, all or none (批量同意).
///
/// Security: each is approved in the version that was just shown, and only where its rule says so.
struct RequestApproveAll: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "approve-all",
      abstract: say("批量同意，有一份不行就都不办", "Approve several requests, all or none"))
  }

  @Argument(help: help("申请编号或标识", "Numbers or identifiers of requests"))
  var requests: [String]

  @Flag(name: .shortAndLong, help: help("不再询问", "Do not ask"))
  var yes = false

  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let connection = try server.connection()
    var shown: [Request] = []
    for name in requests {
      shown.append(try await connection.get(ServerPath(["requests", name]), as: Request.self))
    }
    try confirm(shown.map(RequestView.init))
    let batch = BatchApproval(
      requests: shown.map { .init(request: $0.id, revision: $0.revision.digest) })
    let answered = try await connection.post(
      "requests/approvals", batch, as: [Request].self)
    let views = answered.map(RequestView.init)
    try output.print(views, table: RequestView.table(views))
  }

  private func confirm(_ views: [RequestView]) throws {
    guard !yes else { return }
    guard Terminal.hasInput else {
      throw CommandFailure(
        "not-confirmed",
        what: Words("没有终端可供确认", "there is no terminal to confirm at"),
        hint: Words("核对后加上 --yes", "check the requests, then add `--yes`"))
    }
    RequestView.table(views)(Voice.language).forEach { Voice.write($0) }
    let question = Words("\n同意这 \(views.count) 份申请？", "\napprove these \(views.count) requests?")
    guard Terminal.confirms(question) else {
      throw CommandFailure(
        "not-confirmed", what: Words("未办理", "nothing was sent"),
        hint: Words("回答 y 才会办理", "only the answer y sends it"))
    }
  }
}
