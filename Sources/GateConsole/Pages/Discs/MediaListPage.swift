import GateDiscs
import GateDomain
import GateOffice

/// The register: what is overdue, a search, and the form for new blanks.
struct MediaListPage {
  let media: [RegisteredMedium]
  let overdue: [RegisteredMedium]
  let takeOuts: [OpenTakeOut]
  let text: String
  let state: String?
  let person: Person
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    let title = voice("介质台账", "Register of media")
    return Page(
      title: title,
      body: """
        <h1>\(title)</h1>\(warning)\(TakeOutWarning(takeOuts: takeOuts, visit: visit).html)
        \(search)
        \(table)
        <p><a class="button" href="/media/stock">\(voice("盘点", "Stocktaking"))</a> \
        <a class="button" href="/media/take-outs">\(voice("带出回执", "Take-outs and receipts"))</a> \
        \(labelLink)</p>
        \(newForm)
        """, section: .media)
  }

  private var warning: HTML? {
    guard !overdue.isEmpty else { return nil }
    let items: [HTML] = overdue.map { medium in
      guard case .issued(let holder, let due) = medium.state else { return "" }
      return """
        <li><a href="/media/\(medium.number.text)">\(medium.number.text)</a> · \(holder) · \
        \(voice("应于", "due")) \(voice.time(due))</li>
        """
    }
    return """
      <div class="errors" role="alert"><h2>\(voice("逾期未还", "Overdue"))</h2><ul>\(items)</ul></div>
      """
  }

  private var search: HTML {
    let options: [HTML] = MediumState.names.map { name in
      let selected: HTML = name == state ? " selected" : ""
      return "<option value=\"\(name)\"\(selected)>\(voice(MediumState.words(for: name)))</option>"
    }
    return """
      <form method="get" action="/media" role="search">
      <div class="field"><label for="q">\(voice("编号、人员、文件名或文件摘要", "Number, person, file name or digest"))</label>
      <input type="search" id="q" name="q" value="\(text)" maxlength="200"></div>
      <div class="field"><label for="state">\(voice("状态", "State"))</label>
      <select id="state" name="state"><option value="">\(voice("全部", "all"))</option>\(options)</select></div>
      <button type="submit">\(voice("查找", "Search"))</button></form>
      """
  }

  private var labelLink: HTML? {
    guard !media.isEmpty else { return nil }
    let numbers = media.prefix(30).map(\.number.text).joined(separator: ",")
    return """
      <a class="button" href="/media/labels?numbers=\(numbers)">\(voice("打印标签", "Print labels"))</a>
      """
  }

  private var table: HTML {
    guard !media.isEmpty else {
      return "<p class=\"empty\">\(voice("没有符合条件的介质。", "No medium fits."))</p>"
    }
    return """
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(voice("编号", "Number"))</th>\
      <th scope="col">\(voice("种类", "Kind"))</th><th scope="col">\(voice("用途", "Use"))</th>\
      <th scope="col">\(voice("密级", "Level"))</th><th scope="col">\(voice("状态", "State"))</th>\
      <th scope="col">\(voice("保管人", "Custodian"))</th></tr></thead>
      <tbody>\(media.map(row))</tbody></table></div>
      """
  }

  private func row(_ medium: RegisteredMedium) -> HTML {
    """
    <tr><th scope="row"><a href="/media/\(medium.number.text)">\(medium.number.text)</a></th>\
    <td>\(voice(medium.kind.words))</td><td>\(voice(medium.use.words))</td>\
    <td>\(voice(medium.level.words))</td><td>\(medium.state.chip.html(voice))\(holder(medium))</td>\
    <td>\(medium.custodian)</td></tr>

    """
  }

  private func holder(_ medium: RegisteredMedium) -> HTML? {
    guard case .issued(let holder, let due) = medium.state else { return nil }
    let late: HTML? =
      medium.isOverdue(at: visit.now)
      ? "<br><strong class=\"bad\">\(voice("已逾期", "overdue"))</strong>" : nil
    return "<br>\(holder) <span class=\"quiet\">\(voice.time(due))</span>\(late)"
  }

  private var newForm: HTML? {
    guard Office.keepsMedia(person) else { return nil }
    return """
      <section><h2>\(voice("登记新的空白介质", "Register new blanks"))</h2>
      <form method="post" action="/media">\(visit.tokenField)
      \(choice("kind", voice("种类", "Kind"), MediumKind.allCases.map { ($0.rawValue, $0.words) }, "dvd-r"))
      \(choice("use", voice("用途（专盘专用）", "Use"), MediumUse.allCases.map { ($0.rawValue, $0.words) }, "outbound"))
      \(choice("level", voice("密级", "Level"), DiscLevel.allCases.map { ($0.rawValue, $0.words) }, "internal"))
      <div class="field"><label for="count">\(voice("数量", "How many"))</label>
      <input type="number" id="count" name="count" min="1" max="500" value="1" required></div>
      <button class="primary" type="submit">\(voice("登记", "Register"))</button></form></section>
      """
  }

  private func choice(
    _ name: String, _ label: String, _ values: [(String, Words)], _ chosen: String
  ) -> HTML {
    let options: [HTML] = values.map { value, words in
      let selected: HTML = value == chosen ? " selected" : ""
      return "<option value=\"\(value)\"\(selected)>\(voice(words))</option>"
    }
    return """
      <div class="field"><label for="new-\(name)">\(label)</label>
      <select id="new-\(name)" name="\(name)">\(options)</select></div>
      """
  }
}
