import GateDomain
import GateOffice
import GateRetention

/// One finding with its evidence, and what officers can say of it.
struct FindingPage {
  let finding: MachineFinding
  let machine: RegisteredMachine
  let names: RuleNames
  let person: Person
  let visit: Visit
  let problem: Refusal?

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    let name = finding.name(voice)
    let title = voice("检查发现 \(name)", "Finding \(name)")
    return Page(
      title: problem == nil ? title : voice("错误：\(title)", "Error: \(title)"),
      body: """
        \(problem.map(notice))
        <p><a href="\(machine.pagePath)">\(voice("返回 \(machine.name)", "Back to \(machine.name)"))</a></p>
        <h1><span class="\(finding.kind == .machineState ? "name" : "path")"><bdi>\(name)</bdi></span> \(finding.severity.chip.html(voice)) \
        \(finding.chip(at: visit.now).html(voice))</h1>
        <div class="columns"><div>\(evidence)\(facts)</div><div>\(said)\(actions)</div></div>
        """, section: .machines)
  }

  private func notice(_ refusal: Refusal) -> HTML {
    """
    <div class="errors" role="alert"><h2>\(voice("没有保存", "Nothing was saved"))</h2>
    <p>\(voice.sentence(refusal.explanation.what)) \(voice.sentence(refusal.explanation.hint))</p></div>
    """
  }

  private var evidence: HTML {
    let items: [HTML] = finding.evidence.map { item in
      let text = FindingText(finding: finding, names: names, voice: voice)
      return """
        <li><strong>\(text.reason(item))</strong>\
        \(item.count > 1 ? " <span class=\"count\">\(voice("\(item.count) 处", "\(item.count) times"))</span>" : nil as HTML?)\
        \(text.place(item).map { "<br><span class=\"quiet path\"><bdi>\($0)</bdi></span>" as HTML })\
        <p class="evidence"><bdi>\(item.before)<mark>\(item.hit)</mark>\(item.after)</bdi></p></li>

        """
    }
    return """
      <section><h2>\(voice("依据", "Evidence"))</h2>
      <ul class="held">
      \(items)</ul></section>
      """
  }

  private var facts: HTML {
    var facts = Facts()
    facts.add(voice("种类", "Kind"), text: voice(finding.kind.words))
    facts.add(voice("计算机", "Machine"), "<a href=\"\(machine.pagePath)\">\(machine.name)</a>")
    facts.add(voice("责任人", "Owner"), text: machine.owner.rawValue)
    if finding.kind != .machineState { facts.add(voice("大小", "Size"), voice.size(finding.size)) }
    if let digest = finding.digest { facts.add("SHA-256", HTML.digest(digest)) }
    facts.add(voice("本机首次见到", "First seen"), voice.time(finding.firstSeenAt))
    facts.add(voice("最近一次报告", "Last reported"), voice.time(finding.lastSeenAt))
    facts.add(voice("整改期限", "Deadline"), voice.time(finding.deadline))
    return "<section><h2>\(voice("信息", "About it"))</h2>\(facts.html)</section>"
  }

  private var said: HTML? {
    guard let disposition = finding.disposition else { return nil }
    return """
      <section><h2>\(voice("处置意见", "What was said"))</h2>
      <ul class="timeline"><li>\(voice.time(disposition.at)) <bdi>\(disposition.officer)</bdi>\(voice("：", ": "))\
      \(voice(disposition.kind.words))\(disposition.until.map { "\(voice("，至", ", until")) \(voice.time($0))" as HTML })\
      <blockquote class="words">\(disposition.why)</blockquote></li></ul></section>
      """
  }

  private var actions: HTML {
    guard finding.state != .gone else {
      return note(voice("后来的检查证明已消除。", "A later inspection proved it gone."))
    }
    guard Permission.may(person, .decideMachines).isAllowed else {
      return note(voice("只有保密员可以处理。", "Only security officers can decide."))
    }
    guard person.id != machine.owner else {
      return note(
        voice(
          "您是这台计算机的责任人，须由另一位保密员处理。", "You answer for this machine: another officer must decide."))
    }
    let date: HTML = """
      <p><label for="until">\(voice("豁免到", "Waived until"))</label></p>
      <p><input type="date" id="until" name="until" required></p>
      """
    return [
      form(
        .confirmed, voice("属实", "Confirmed"),
        voice("确认是不应留存的内容；可随后签发清除指令。", "It must not be there; an order to remove it can follow.")),
      form(
        .falsePositive, voice("误报", "False positive"),
        voice("理由会计入规则的准确率。只有后来的检查才能让发现消除。", "The reason counts in the rule's record.")),
      form(
        .waived, voice("豁免", "Waive"),
        voice("到期后重新列为待处理，最长一年。", "It opens again on that day; a year at most."), fields: date),
    ].joined()
  }

  private func note(_ text: String) -> HTML { "<section><p>\(text)</p></section>" }

  private func form(
    _ kind: MachineFinding.Disposition.Kind, _ title: String, _ help: String, fields: HTML = ""
  ) -> HTML {
    let id = "why-\(kind.rawValue)"
    let isNeeded = kind != .confirmed
    return """
      <section class="act"><h2>\(title)</h2>
      <form method="post" action="\(finding.pagePath)">\(visit.tokenField)
      <input type="hidden" name="disposition" value="\(kind.rawValue)">
      <input type="hidden" name="sha256" value="\(finding.digest?.hex ?? "")">
      <p class="help">\(help)</p>
      \(fields)
      <p><label for="\(id)">\(isNeeded ? voice("理由（必填）", "Why (needed)") : voice("说明（可不填）", "Remark (optional)"))</label></p>
      <p><textarea id="\(id)" name="why" rows="2" maxlength="1000"\(isNeeded ? " required" : nil as HTML?)></textarea></p>
      <p class="buttons"><button type="submit">\(title)</button></p></form></section>
      """
  }
}
