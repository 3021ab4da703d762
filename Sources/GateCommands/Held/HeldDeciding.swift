import ArgumentParser
import GateDomain
import GateStationLink
import GateWire

/// What the three decisions have in common: show the file, ask, send.
///
/// Security: the decision names the digest and the reasons of the file that was shown, so nothing
/// that changed in between is EVER decided unseen.
struct HeldDeciding: ParsableArguments {
  @Flag(name: .shortAndLong, help: help("不再询问", "Do not ask"))
  var yes = false

  @Option(help: help("理由，申请人会看到", "Why; the requester will read it"))
  var reason: String

  @OptionGroup var reference: HeldReference
  @OptionGroup var server: ServerOptions
  @OptionGroup var output: OutputOptions

  func decide(_ disposition: ReviewDisposition, recipient: ExportRecipient? = nil) async throws {
    let connection = try server.connection()
    let path = ServerPath(try reference.path())
    let held: HeldFile = try await connection.get(path)
    try confirm(disposition, HeldView(held))
    let act = ReviewAct(
      disposition, digest: held.review.digest, reasons: held.review.reasons, why: reason,
      recipient: recipient)
    let view = HeldView(try await connection.post(path, act, as: HeldFile.self))
    try output.print(view, table: view.lines)
  }

  private func confirm(_ disposition: ReviewDisposition, _ view: HeldView) throws {
    guard !yes else { return }
    guard Terminal.hasInput else {
      throw CommandFailure(
        "not-confirmed", what: Words("没有终端可供确认", "there is no terminal to confirm at"),
        hint: Words("核对后加上 --yes", "check the file, then add `--yes`"))
    }
    view.lines(Voice.language).forEach { Voice.write($0) }
    let words = disposition.words
    guard Terminal.confirms(Words("\n\(words.chinese)此文件？", "\n\(words.english) this file?"))
    else {
      throw CommandFailure(
        "not-confirmed", what: Words("未办理", "nothing was sent"),
        hint: Words("回答 y 才会办理", "only the answer y sends it"))
    }
  }
}
