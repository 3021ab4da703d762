import GateDiscs
import GateDomain
import GateForms
import GateOffice

/// What was taken out and has no receipt yet, with the form for the receipt.
struct TakeOutPage {
  let takeOuts: [OpenTakeOut]
  let person: Person
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    let title = voice("带出回执", "Take-outs and receipts")
    return Page(
      title: title,
      body: """
        <h1>\(title)</h1>
        <p>\(voice("带出申请只有在登记了接收人的回执之后才办结；申请人和携带人不能登记自己的回执。", "A take-out request is closed by its receiver's receipt alone; requester and carrier cannot enter their own."))</p>
        \(list)
        """, section: .media)
  }

  private var list: HTML {
    guard !takeOuts.isEmpty else {
      return "<p class=\"empty\">\(voice("没有待回执的带出。", "No receipt is missing."))</p>"
    }
    return takeOuts.map(section).joined()
  }

  private func section(_ takeOut: OpenTakeOut) -> HTML {
    let late: HTML? =
      takeOut.isOverdue(at: visit.now)
      ? " \(Chip(words: Words("逾期未回执", "receipt overdue"), tone: .bad).html(voice))" : nil
    return """
      <section><h2><a href="/requests/\(PathText.encoded(takeOut.request.rawValue))">\
      \(takeOut.number)</a>\(late)</h2>
      \(facts(takeOut))\(form(takeOut))</section>
      """
  }

  private func facts(_ takeOut: OpenTakeOut) -> HTML {
    var facts = Facts()
    facts.add(voice("申请人", "Requester"), text: takeOut.requesterName)
    facts.add(voice("携带人", "Carrier"), text: takeOut.carrier)
    facts.add(voice("介质", "Media"), text: takeOut.media.joined(separator: " · "))
    facts.add(voice("接收", "Receiver"), text: takeOut.recipient)
    facts.add(
      voice("期限", "Window"),
      "\(voice.time(takeOut.window.notBefore)) – \(voice.time(takeOut.window.notAfter))")
    return facts.html
  }

  private func form(_ takeOut: OpenTakeOut) -> HTML? {
    guard Office.keepsMedia(person) else { return nil }
    let id = takeOut.request.rawValue
    let now = visit.now.formText(offsetSeconds: voice.offsetSeconds)
    return """
      <form method="post" action="/media/take-outs/\(PathText.encoded(id))/receipt">\(visit.tokenField)
      \(line("receiver", id, voice("签收单位、签收人", "Who signed for it"), takeOut.recipient))
      \(line("receivedAt", id, voice("签收时间", "When"), now, type: "datetime-local"))
      \(line("note", id, voice("备注（如纸质回执编号，可不填）", "Note, such as the paper's number (may be empty)"), "", isRequired: false))
      <button class="primary" type="submit">\(voice("登记回执", "Enter the receipt"))</button></form>
      """
  }

  private func line(
    _ name: String, _ id: String, _ label: String, _ value: String, type: String = "text",
    isRequired: Bool = true
  ) -> HTML {
    let required: HTML = isRequired ? " required" : ""
    return """
      <div class="field"><label for="\(name)-\(id)">\(label)</label>
      <input type="\(type)" id="\(name)-\(id)" name="\(name)" value="\(value)" maxlength="500"\(required)></div>
      """
  }
}

/// The take-outs whose receipt should be here by now.
struct TakeOutWarning {
  let takeOuts: [OpenTakeOut]
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The markup; nothing when none is overdue.
  var html: HTML? {
    let late = takeOuts.filter { $0.isOverdue(at: visit.now) }
    guard !late.isEmpty else { return nil }
    let items: [HTML] = late.map { takeOut in
      """
      <li><a href="/media/take-outs">\(takeOut.number)</a> · \(takeOut.recipient) · \
      \(voice("应于", "due")) \(voice.time(takeOut.window.notAfter))</li>
      """
    }
    return """
      <div class="errors" role="alert"><h2>\(voice("逾期未回执", "Receipts overdue"))</h2><ul>\(items)</ul></div>
      """
  }
}
