import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// What the three answers have in common: show the request, ask, send.
///
/// Security: the answer names the digest of the revision that was shown, so a change made in
/// between is refused by the server and NEVER approved unseen.
struct RequestAnswering: ParsableArguments {
  @Flag(name: .shortAndLong, help: help("不再询问", "Do not ask"))
  var yes = false

  @Option(help: help("只办理摘要为此值的版本", "Answer only this revision, by its digest"))
  var revision: String?

  @OptionGroup var reference: RequestReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func answer(_ answer: Approval.Answer, reason: String) async throws {
    let connection = try server.connection()
    let request: Request = try await connection.get(ServerPath(["requests", reference.request]))
    try checkRevision(of: request)
    try confirm(answer, RequestView(request))
    let path = ServerPath(["requests", request.id.rawValue, "answer"])
    let body = AnswerRequest(answer: answer, revision: request.revision.digest, reason: reason)
    let view = RequestView(try await connection.post(path, body, as: Request.self))
    try output.print(view, table: view.lines)
  }

  private func checkRevision(of request: Request) throws {
    guard let revision, revision != request.revision.digest.hex else { return }
    let refusal = RequestRefusal.staleRevision
    throw CommandFailure(refusal.rawValue, refusal.explanation)
  }

  private func confirm(_ answer: Approval.Answer, _ view: RequestView) throws {
    guard !yes else { return }
    guard Terminal.hasInput else {
      throw CommandFailure(
        "not-confirmed",
        what: Words("没有终端可供确认", "there is no terminal to confirm at"),
        hint: Words("核对后加上 --yes", "check the request, then add `--yes`"))
    }
    view.lines(Voice.language).forEach { Voice.write($0) }
    let words = answer.words
    guard Terminal.confirms(Words("\n\(words.chinese)这份申请？", "\n\(words.english) this request?"))
    else {
      throw CommandFailure(
        "not-confirmed", what: Words("未办理", "nothing was sent"),
        hint: Words("回答 y 才会办理", "only the answer y sends it"))
    }
  }
}
