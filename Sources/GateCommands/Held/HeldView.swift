import GateDomain
import GateWire

/// A held file as this program prints one.
struct HeldView: Encodable {
  /// What one engine says.
  struct Engine: Encodable {
    let engine, finding: String
    let member: [String]
  }

  /// One member of what lies inside.
  struct Member: Encodable {
    let depth: UInt8
    let name: String
    let size: UInt64
    let offending: Bool
  }

  /// What one officer decided.
  struct Vote: Encodable {
    let officer, name, disposition, why, at: String
    let recipient: String?
  }

  let file, transfer: String
  let index: UInt64
  let path, pathHex: String
  let size: UInt64
  let sha256, type, verdict, reason, hint: String
  let reasons: [String]
  let engines: [Engine]
  let inside: [Member]
  let insideIsCut: Bool
  let requester, request, requestNumber, station, startedAt, rule: String
  let officersNeeded: Int?
  let state: String
  let failure: String?
  let votes: [Vote]
  private let held: HeldFile

  private enum CodingKeys: CodingKey {
    case file, transfer, index, path, pathHex, size, sha256, type, verdict, reason, hint, reasons
    case engines, inside, insideIsCut, requester, request, requestNumber, station, startedAt, rule
    case officersNeeded, state, failure, votes
  }

  init(_ held: HeldFile, in language: Language = Voice.language) {
    let (scanned, review) = (held.file, held.review)
    self.held = held
    index = scanned.file.index
    transfer = held.transfer.id.rawValue
    file = HeldPlace(transfer: held.transfer.id, index: index).text
    path = scanned.file.path.escaped
    pathHex = Hex.encode(scanned.file.path.bytes)
    size = scanned.file.size
    sha256 = scanned.file.digest.hex
    type = RawName(scanned.evidence.type.shownType).escaped
    verdict = scanned.verdict.code
    reason = scanned.verdict.explanation.what.in(language)
    hint = scanned.verdict.explanation.hint.in(language)
    reasons = review.reasons.map(\.rawValue)
    engines = scanned.evidence.engines.map { Engine($0, in: language) }
    inside = scanned.evidence.tree.nodes.map(Member.init)
    insideIsCut = scanned.evidence.tree.isCut
    requester = held.transfer.requester.rawValue
    request = held.transfer.request.rawValue
    requestNumber = held.transfer.requestNumber
    station = held.transfer.station.rawValue
    startedAt = held.transfer.startedAt.rfc3339
    (rule, officersNeeded) = Self.rule(held.rule)
    state = review.state.name
    failure = review.state.failure?.rawValue
    votes = review.votes.map(Vote.init)
  }

  private static func rule(_ rule: HeldDecision) -> (String, Int?) {
    switch rule {
    case .hold: ("hold", nil)
    case .forbid: ("forbid", nil)
    case .review(let officers): ("review", officers)
    }
  }

  static func table(_ views: [HeldView]) -> (Language) -> [String] {
    { language in
      Table(
        columns: [
          .init("文件", "File"), .init("状态", "State"), .init("原因", "Reason"),
          .init("大小", "Size", .right), .init("申请人", "Requester"), .init("路径", "Path"),
        ],
        rows: views.map { view in
          [
            view.file, view.held.review.state.words.in(language),
            view.held.review.reasons.map { $0.words.in(language) }.joined(separator: "; "),
            Shown.bytes(view.size), view.requester, view.path,
          ]
        }
      ).lines(in: language)
    }
  }
}

extension HeldView {
  /// Everything about one held file, for `show` and before a decision.
  func lines(_ language: Language) -> [String] {
    Table.fields(fields(language), in: language)
      + block(engines.isEmpty ? [] : engineTable.lines(in: language))
      + block(insideLines(language))
      + block(votes.isEmpty ? [] : voteTable(language).lines(in: language))
  }

  private func block(_ lines: [String]) -> [String] { lines.isEmpty ? [] : [""] + lines }

  private func fields(_ language: Language) -> [(Words, String)] {
    let objections = held.file.evidence.objections.map { verdict in
      (
        verdict.words,
        "\(verdict.explanation.what.in(language)); \(verdict.explanation.hint.in(language))"
      )
    }
    let failed =
      held.review.state.failure.map {
        [(Words("拒绝原因", "Refused"), $0.explanation.what.in(language))]
      }
    return [
      (Words("文件", "File"), file), (Words("路径", "Path"), path),
      (Words("状态", "State"), held.review.state.words.in(language)),
    ] + (failed ?? []) + objections + [
      (Words("类型", "Type"), type), (Words("大小", "Size"), Shown.bytes(size)),
      (Words("摘要", "SHA-256"), sha256),
      (Words("策略", "Policy"), officersNeeded.map { "\(rule) \($0)" } ?? rule),
      (Words("申请", "Request"), "\(requestNumber)  \(requester)"),
      (Words("中间机", "Station"), "\(station)  \(Shown.time(held.transfer.startedAt))"),
    ]
  }

  private var engineTable: Table {
    Table(
      columns: [.init("检测引擎", "Engine"), .init("结论与规则", "Finding"), .init("位置", "Where")],
      rows: engines.map { [$0.engine, $0.finding, $0.member.joined(separator: " > ")] })
  }

  private func insideLines(_ language: Language) -> [String] {
    let lines = inside.map { member in
      let mark = member.offending ? "✗ " : "  "
      let indent = String(repeating: "  ", count: Int(member.depth))
      return "\(mark)\(indent)\(member.name)  \(Shown.bytes(member.size))"
    }
    return insideIsCut ? lines + [Words("  （未全部列出）", "  (there is more)").in(language)] : lines
  }

  private func voteTable(_ language: Language) -> Table {
    Table(
      columns: [
        .init("时间", "When"), .init("保密员", "Officer"), .init("决定", "Decision"),
        .init("理由", "Why"),
      ],
      rows: held.review.votes.map {
        [
          Shown.time($0.at), "\(RawName($0.name).escaped) (\($0.officer))",
          $0.disposition.words.in(language), RawName($0.why).escaped,
        ]
      })
  }
}

extension HeldView.Engine {
  init(_ finding: EngineFinding, in language: Language) {
    self.init(
      engine: RawName(finding.engine).escaped,
      finding: finding.verdict.explanation.what.in(language),
      member: finding.member.map(\.escaped))
  }
}

extension HeldView.Member {
  init(_ node: ContentTree.Node) {
    self.init(
      depth: node.depth, name: node.name.escaped, size: node.size, offending: node.isOffending)
  }
}

extension HeldView.Vote {
  init(_ vote: ReviewVote) {
    self.init(
      officer: vote.officer.rawValue, name: vote.name, disposition: vote.disposition.rawValue,
      why: vote.why, at: vote.at.rfc3339, recipient: vote.recipient?.hex)
  }
}

extension ReviewState {
  /// Why the station would not carry it out; nil for every other state.
  var failure: ReviewFailure? {
    guard case .refused(let failure) = self else { return nil }
    return failure
  }
}
