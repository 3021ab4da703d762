import GateDiscs
import GateDomain

/// A burn request as `gatectl` prints it.
struct BurnView {
  private let answer: BurnAnswer

  init(_ answer: BurnAnswer) {
    self.answer = answer
  }

  /// The lines of a table.
  func lines(_ language: Language) -> [String] {
    let (request, order) = (answer.request, answer.request.order)
    let fields = Table.fields(
      [
        (Words("编号", "number"), request.number),
        (Words("标识", "id"), request.id.rawValue),
        (Words("状态", "state"), request.state.words.in(language)),
        (Words("事由", "purpose"), RawName(order.purpose).escaped),
        (Words("接收", "receiver"), RawName(order.receiver).escaped),
        (Words("密级", "level"), order.level.words.in(language)),
        (Words("份数", "copies"), copies),
        (Words("刻录人", "burner"), order.burner.rawValue),
        (Words("监刻人", "witness"), order.witness?.rawValue ?? "-"),
        (Words("截止", "until"), Shown.time(order.window.notAfter)),
        (Words("批准的摘要", "digest"), request.digest.hex),
      ], in: language)
    return fields + [""] + DraftView.table(files).lines(in: language) + [""]
      + Self.table(answer.burns, language).lines(in: language) + failure(language)
  }

  /// Burns with their ends.
  static func table(_ burns: [Burn], _ language: Language) -> Table {
    Table(
      columns: [.init("刻录", "BURN"), .init("光盘", "DISC"), .init("状态", "STATE")],
      rows: burns.map { [$0.id.rawValue, $0.disc.text, $0.state.words.in(language)] })
  }

  // What kept the last try from being a disc, and what to do about it.
  private func failure(_ language: Language) -> [String] {
    guard case .ended(let outcome) = answer.burns.last?.state, let failure = outcome.failure
    else { return [] }
    let explanation = failure.explanation
    return [""]
      + Table.fields(
        [
          (Words("原因", "reason"), explanation.what.in(language)),
          (Words("建议", "hint"), explanation.hint.in(language)),
        ], in: language)
  }

  private var copies: String {
    answer.allowance.map { "\($0.used)/\($0.copies)" } ?? "\(answer.request.order.copies)"
  }

  private var files: [StagedFile] { answer.files }
}
