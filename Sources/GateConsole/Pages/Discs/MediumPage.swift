import GateAuditLog
import GateDiscs
import GateDomain
import GateForms
import GateOffice

/// One medium: what it is, where it is, what stands on it, who had it.
struct MediumPage {
  let answer: MediumAnswer
  let records: [LoggedRecord]
  let person: Person
  let visit: Visit
  /// Why what was just tried was refused.
  var problem: Explanation?

  private var voice: Voice { visit.voice }
  private var medium: RegisteredMedium { answer.medium }

  /// The page.
  var page: Page {
    Page(
      title: problem == nil
        ? medium.number.text : voice("错误：\(medium.number)", "Error: \(medium.number)"),
      body: """
        \(trouble)<h1>\(medium.number.text) \(medium.state.chip.html(voice))</h1>
        <section>\(facts)</section>
        \(actions)
        \(files)
        <section><h2>\(voice("流转记录", "Custody"))</h2>\(custody)</section>
        <p><a class="button" href="/media/labels?numbers=\(medium.number.text)">\(voice("打印标签", "Print its label"))</a></p>
        """, section: .media)
  }

  private var trouble: HTML? {
    problem.map { problem in
      """
      <div class="errors" role="alert" tabindex="-1" id="errors">
      <h2>\(voice(problem.what))</h2><p>\(voice(problem.hint))</p></div>
      """
    }
  }

  private var facts: HTML {
    var facts = Facts()
    facts.add(voice("种类", "Kind"), text: voice(medium.kind.words))
    facts.add(voice("用途", "Use"), text: voice(medium.use.words))
    facts.add(voice("密级", "Level"), text: voice(medium.level.words))
    facts.add(voice("保管人", "Custodian"), text: visit.name(of: medium.custodian.rawValue))
    if case .issued(let holder, let due) = medium.state {
      facts.add(
        voice("在谁手里", "With"),
        "\(visit.name(of: holder)) · \(voice("应还", "due")) \(voice.time(due))")
    }
    if case .destroying(let first) = medium.state {
      let first = visit.name(of: first.rawValue)
      facts.add(
        voice("销毁", "Destruction"),
        text: voice("\(first) 已办理，待另一人确认", "\(first) says so; another person has to confirm it"))
    }
    if let burn = answer.burn {
      facts.add(
        voice("刻录申请", "Burn request"),
        "<a href=\"/burns/\(PathText.encoded(burn.request.rawValue))\">\(answer.requestNumber)</a>")
    }
    facts.add(voice("登记时间", "Registered"), voice.time(medium.registeredAt))
    return facts.html
  }

  private var files: HTML? {
    guard !answer.files.isEmpty else { return nil }
    let rows: [HTML] = answer.files.prefix(500).map { file in
      """
      <tr><th scope="row" class="long"><span class="path">\(file.path)</span></th>\
      <td>\(voice.size(file.size))</td>\
      <td><a href="/media?q=\(file.digest.hex)">\(HTML.digest(file.digest))</a></td></tr>

      """
    }
    return """
      <section><h2>\(voice("盘上文件", "Files on it"))</h2><div class="scroll"><table>
      <thead><tr><th scope="col">\(voice("文件", "File"))</th>\
      <th scope="col">\(voice("大小", "Size"))</th>\
      <th scope="col">\(voice("摘要（点击查找同一文件的其他光盘）", "Digest (search other discs with it)"))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div></section>
      """
  }

  private var custody: HTML {
    let items: [HTML] = records.map { logged in
      "<li>\(voice.time(logged.record.time)) \(logged.record.sentence(voice))</li>"
    }
    return items.isEmpty
      ? "<p class=\"empty\">\(voice("没有您可以查看的记录。", "No records that you may read."))</p>"
      : "<ul class=\"timeline\">\(items)</ul>"
  }

  private var actions: HTML? {
    guard Office.keepsMedia(person) else { return nil }
    let forms: [HTML]
    switch medium.state {
    case .blank:
      forms = [medium.kind == .stick ? issue : nil, handOver, destroy].compactMap(\.self)
    case .written, .returned: forms = [issue, handOver, simple(.archive), destroy]
    case .spoiled: forms = [destroy]
    case .issued: forms = [simple(.giveBack)]
    case .destroying(let first):
      forms = first == person.id ? [simple(.keep)] : [destroy, simple(.keep)]
    case .allocated, .destroyed, .archived: return nil
    }
    return
      "<section class=\"acts\"><h2>\(voice("办理", "Act"))</h2>\(forms)\(ColleagueList(visit: visit).html)</section>"
  }

  private func form(_ act: CustodyAct.Act, _ fields: HTML, _ style: String = "") -> HTML {
    """
    <form method="post" action="/media/\(medium.number.text)/act">\(visit.tokenField)
    <input type="hidden" name="act" value="\(act.rawValue)">\(fields)
    <button class="\(style)" type="submit">\(voice(label(act)))</button></form>
    """
  }

  private func simple(_ act: CustodyAct.Act) -> HTML { form(act, "") }

  private var destroy: HTML { form(.destroy, "", "danger") }

  private var issue: HTML {
    let due = visit.now.adding(seconds: 7 * 86_400).formText(offsetSeconds: voice.offsetSeconds)
    return form(
      .issue,
      """
      <div class="field"><label for="to">\(voice("领取人：本单位人员填账号，外单位填单位和姓名", "Who gets it: a colleague's account, or office and name outside"))</label>
      <p class="hint">\(voice("发给外单位须有批准的带出申请，其中写明此介质编号。", "Outside the office it goes only under an approved take-out request that names it."))</p>
      <input type="text" id="to" name="to" required maxlength="100" list="colleagues"></div>
      <div class="field"><label for="due">\(voice("归还期限", "Due back"))</label>
      <input type="datetime-local" id="due" name="due" value="\(due)" required></div>
      """)
  }

  private var handOver: HTML {
    form(
      .handOver,
      """
      <div class="field"><label for="keeper">\(voice("新保管人（账号）", "New custodian (account)"))</label>
      <input type="text" id="keeper" name="to" required maxlength="32" list="colleagues"></div>
      """)
  }

  private func label(_ act: CustodyAct.Act) -> Words {
    switch act {
    case .issue: Words("发出", "Issue")
    case .giveBack: Words("收回", "Take back")
    case .handOver: Words("移交保管", "Hand over")
    case .archive: Words("归档", "Archive")
    case .keep: Words("撤销销毁", "Not destroyed after all")
    case .destroy:
      if case .destroying = medium.state {
        Words("确认已销毁", "Confirm that it was destroyed")
      } else {
        Words("办理销毁", "Report its destruction")
      }
    }
  }
}
