import GateDomain
import GateOffice
import GateWire

/// Everything that an officer needs to decide about one held file.
struct HeldFilePage {
  let held: HeldFile
  let visit: Visit
  var actions: HeldActions

  private var voice: Voice { visit.voice }
  private var file: QuarantinedFile { held.file.file }

  init(held: HeldFile, visit: Visit, person: Person) {
    self.held = held
    self.visit = visit
    actions = HeldActions(held: held, person: person, visit: visit)
  }

  /// The page.
  var page: Page {
    let name = file.path.escaped
    let title = voice("扣留文件 \(name)", "Held file \(name)")
    let isWrong = !actions.summary.lines.isEmpty
    return Page(
      title: isWrong ? voice("错误：\(title)", "Error: \(title)") : title,
      body: """
        \(actions.summary.html(voice))
        <p><a href="/held">\(voice("返回扣留文件列表", "Back to the held files"))</a></p>
        <h1><span class="path"><bdi>\(file.path)</bdi></span> \(held.review.state.chip.html(voice))</h1>
        <div class="columns"><div>
        \(objections)
        \(HeldTree(scanned: held.file, voice: voice).html)
        \(facts)
        </div><div>
        \(ReviewTimeline(review: held.review, voice: voice).html)
        \(actions.html)
        </div></div>
        """, isLive: isBeingCarriedOut, section: .held,
      announcement: voice(held.review.state.words))
  }

  private var isBeingCarriedOut: Bool {
    if case .decided = held.review.state { return true }
    return false
  }

  private var objections: HTML {
    let items: [HTML] = held.file.evidence.objections.map { verdict in
      """
      <li>\(verdict.chip.html(voice)) \(voice.sentence(verdict.explanation.what))\
      <p class="hint">\(voice.sentence(verdict.explanation.hint))</p></li>

      """
    }
    return """
      <section><h2>\(voice("为什么扣留", "Why it is held"))</h2>
      <ul class="held">
      \(items)</ul>
      \(findings)</section>
      """
  }

  private var findings: HTML? {
    let engines = held.file.evidence.engines
    guard !engines.isEmpty else { return nil }
    let rows: [HTML] = engines.map { finding in
      """
      <tr><th scope="row">\(finding.engine)</th><td class="long">\(voice(finding.verdict.explanation.what))</td>\
      <td class="long path"><bdi>\(finding.memberText)</bdi></td></tr>

      """
    }
    return """
      <div class="scroll"><table><thead><tr><th scope="col">\(voice("检测引擎", "Engine"))</th>\
      <th scope="col">\(voice("结论与规则", "Finding and rule"))</th>\
      <th scope="col">\(voice("所在位置", "Where inside"))</th></tr></thead>
      <tbody>
      \(rows)</tbody></table></div>
      """
  }

  private var facts: HTML {
    var facts = Facts()
    let transfer = held.transfer
    let type = held.file.evidence.type.contentType?.rawValue ?? ""
    facts.add(
      voice("内容类型", "Type"), text: type.isEmpty ? voice("无法判定", "unknown") : RawName(type).escaped)
    facts.add(voice("大小", "Size"), voice.size(file.size))
    facts.add("SHA-256", HTML.digest(file.digest))
    facts.add(
      voice("申请", "Request"),
      "<a href=\"/requests/\(PathText.encoded(transfer.request.rawValue))\">\(transfer.requestNumber)</a>"
    )
    facts.add(voice("申请人", "Requester"), text: visit.name(of: transfer.requester.rawValue))
    facts.add(
      voice("传输任务", "Transfer"),
      "<a href=\"\(transfer.pagePath)\">\(voice.time(transfer.startedAt))</a>")
    facts.add(voice("存储介质", "Medium"), "<code>\(transfer.device.display)</code>")
    facts.add(voice("中间机", "Station"), text: transfer.station.rawValue)
    return "<section><h2>\(voice("文件信息", "About the file"))</h2>\(facts.html)</section>"
  }
}

extension EngineFinding {
  /// Which part of the file the finding is about, outermost container first.
  var memberText: String {
    member.isEmpty ? "–" : member.map(\.escaped).joined(separator: " › ")
  }
}
