import GateDomain
import GateForms
import GateOffice
import GatePolicy
import GateWire
import Hummingbird

/// From the choice of a form to a filed request: fill in, check the answers, submit.
enum FilingPages {
  static let routes: [Route] = [
    .get("/requests/new", .requesters, choose),
    .get("/requests/new/:form", .requesters, fill),
    .upload("/requests/new/:form", .requesters, take),
  ]

  private static func choose(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let person = try visit.person
    let drafts = try visit.office.drafts(by: person)
    let forms = visit.office.forms(for: person)
    let none = voice("没有您可以填写的申请单。", "There is no form that you may file.")
    let title = voice("新建申请", "New request")
    let gate = forms.filter { $0.terms.action != nil }
    let other = forms.filter { $0.terms.action == nil }
    return visit.page(
      Page(
        title: title,
        body: """
          <h1>\(title)</h1>\(forms.isEmpty ? "<p class=\"empty\">\(none)</p>" : HTML())
          \(group(voice("设备、介质与数据", "Devices, media and data"), gate, drafts, voice))
          \(group(voice("请假与外出", "Leave and travel"), other, drafts, voice))
          """, section: .myRequests))
  }

  private static func group(_ title: String, _ forms: [Form], _ drafts: [String], _ voice: Voice)
    -> HTML?
  {
    guard !forms.isEmpty else { return nil }
    let cards: [HTML] = forms.map { form in
      let draft: HTML? =
        drafts.contains(form.id)
        ? " <span class=\"chip waiting\">\(voice("有草稿", "draft"))</span>" : nil
      return """
        <li><a class="tile" href="\(page(of: form))"><strong>\(voice(form.title))</strong>\(draft)<br>\
        <span class="quiet">\(voice(form.about))</span></a></li>

        """
    }
    return "<section><h2>\(title)</h2><ul class=\"tiles\">\(cards)</ul></section>"
  }

  // What goes onto a disc is uploaded first, and its request begins there.
  private static func page(of form: Form) -> String {
    form.terms.action == .burn ? "/burns" : "/requests/new/\(PathText.encoded(form.id))"
  }

  private static func form(_ visit: Visit) throws -> Form {
    let name = try visit.part("form")
    guard let form = visit.office.forms(for: try visit.person).first(where: { $0.id == name })
    else {
      throw visit.office.policy.form(name) == nil ? Problem.notFound : Problem.forbidden
    }
    return form
  }

  private static func fill(_ visit: Visit) async throws -> Response {
    let form = try form(visit)
    guard form.terms.action != .burn else { return .redirect(to: page(of: form)) }
    let draft = try visit.office.draft(of: form.id, by: visit.person)
    let filled =
      draft ?? .fresh(form, at: visit.now, offsetSeconds: visit.voice.offsetSeconds)
    return try await page(visit, form, filled, hasDraft: draft != nil)
  }

  private static func take(_ visit: Visit) async throws -> Response {
    let posted = try await PostedForm(visit)
    let form = try form(visit)
    let (visit, problems) = try await posted.taken(for: form)
    guard form.terms.action != .burn else { return .redirect(to: page(of: form)) }
    let person = try visit.person
    let filled = FilledForm(form, visit.form)
    guard problems.isEmpty else {
      try visit.office.saveDraft(filled, by: person)
      return try await page(visit, form, filled, problems: FormProblems(problems), hasDraft: true)
    }
    switch visit.form["action"] {
    case "discard":
      try visit.office.discardDraft(of: form.id, by: person)
      return .redirect(to: "/requests/new/\(PathText.encoded(form.id))")
    case "save", "edit", "more":
      try visit.office.saveDraft(filled, by: person)
      return try await page(visit, form, filled, hasDraft: true)
    case "submit": return try await submit(visit, form, filled)
    default:
      try visit.office.saveDraft(filled, by: person)
      return try await check(visit, form, filled)
    }
  }

  private static func submit(_ visit: Visit, _ form: Form, _ filled: FilledForm) async throws
    -> Response
  {
    let key = visit.form["key"]
    do {
      let request = try await visit.office.submit(
        filled, key: (16...64).contains(key.utf8.count) ? key : nil, by: visit.person)
      return .redirect(to: request.pagePath)
    } catch let problems as FormProblems {
      return try await page(visit, form, filled, problems: problems, hasDraft: true)
    }
  }

  private static func check(_ visit: Visit, _ form: Form, _ filled: FilledForm) async throws
    -> Response
  {
    do {
      let preview = try visit.office.preview(filled, by: visit.person)
      return visit.page(
        try AnswerCheck(form: form, filled: filled, preview: preview, visit: visit).page)
    } catch let problems as FormProblems {
      return try await page(visit, form, filled, problems: problems, hasDraft: true)
    }
  }

  private static func page(
    _ visit: Visit, _ form: Form, _ filled: FilledForm, problems: FormProblems? = nil,
    hasDraft: Bool
  ) async throws -> Response {
    let voice = visit.voice
    let more = visit.form["action"] == "more" ? (Int(visit.form["rows"]) ?? 0) + 3 : 0
    let view = try await FormView(
      form, action: "/requests/new/\(PathText.encoded(form.id))", filled: filled,
      problems: problems, moreRows: min(more, 100), foot: foot(voice, hasDraft: hasDraft),
      visit: visit)
    let title = voice(form.title)
    let isWrong = problems != nil
    return visit.page(
      Page(
        title: isWrong ? voice("错误：\(title)", "Error: \(title)") : title,
        body: """
          \(view.summary.html(voice))<h1>\(title)</h1>
          <p class="quiet">\(voice(form.about))\(saved(visit))</p>\(view.html)
          """, section: .myRequests), status: isWrong ? .unprocessableContent : .ok)
  }

  private static func saved(_ visit: Visit) -> HTML? {
    guard visit.form["action"] == "save" else { return nil }
    return " <strong role=\"status\">\(visit.voice("草稿已保存。", "The draft is kept."))</strong>"
  }

  private static func foot(_ voice: Voice, hasDraft: Bool) -> HTML {
    let discard: HTML? =
      hasDraft
      ? "<button name=\"action\" value=\"discard\" formnovalidate>\(voice("清空重填", "Start over"))</button>"
      : nil
    return """
      <p class="buttons"><button class="primary" name="action" value="check">\(voice("下一步：核对", "Next: check"))</button>
      <button name="action" value="save" formnovalidate>\(voice("存为草稿", "Keep as a draft"))</button>\(discard)</p>
      """
  }
}

extension FormView {
  /// The form with what is plugged in and who works here now.
  init(
    _ form: Form, action: String, filled: FilledForm, problems: FormProblems?, moreRows: Int = 0,
    foot: HTML, visit: Visit
  ) async throws {
    let devices = try await visit.office.devices(by: visit.person).filter {
      !$0.isAllowed && $0.device.objection == nil
    }
    var summary = problems.map { ErrorSummary($0) } ?? ErrorSummary(lines: [])
    if let device = form.terms.device, filled[device].isEmpty, !devices.isEmpty {
      summary.pointToList(from: device)
    }
    self.init(
      action: action, form: form, filled: filled, summary: summary,
      context: try visit.office.formContext(for: filled, of: form, by: visit.person),
      devices: devices, moreRows: moreRows, foot: foot,
      visit: visit)
  }
}
