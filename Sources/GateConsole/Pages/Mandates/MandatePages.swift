import GateDomain
import GateForms
import GateOffice
import Hummingbird

/// Lending one's deciding roles to a colleague for a while, and taking them back (代理审批).
enum MandatePages {
  static let routes: [Route] = [
    .get("/mandates", .business) { visit in try page(visit) },
    .post("/mandates", .business, lend),
    .post("/mandates/:mandate/end", .business, takeBack),
  ]

  private static func lend(_ visit: Visit) async throws -> Response {
    let offset = visit.voice.offsetSeconds
    let roles = Set(
      Role.allCases.filter { visit.form["role.\($0.rawValue)"] == "yes" })
    let from =
      visit.form["from"].isEmpty
      ? visit.now : Timestamp(formText: visit.form["from"], offsetSeconds: offset)
    guard let from, let until = Timestamp(formText: visit.form["until"], offsetSeconds: offset),
      let window = Window(notBefore: from, notAfter: until)
    else {
      let summary = ErrorSummary(lines: [
        .init(
          elementID: "until",
          explanation: Explanation(
            what: Words("时间填写有误", "the times make no sense"),
            hint: Words("请填写晚于开始的截止时间", "give an end that is later")))
      ])
      return try page(visit, summary)
    }
    do {
      _ = try await visit.office.lend(
        roles, to: visit.form["taker"], for: window, by: visit.person)
      return .redirect(to: "/mandates")
    } catch let refusal as Refusal where refusal.kind == .invalid {
      return try page(
        visit, ErrorSummary(lines: [.init(elementID: "taker", explanation: refusal.explanation)]))
    }
  }

  private static func takeBack(_ visit: Visit) async throws -> Response {
    try await visit.office.takeBack(visit.identifier("mandate"), by: visit.person)
    return .redirect(to: "/mandates")
  }

  private static func page(_ visit: Visit, _ summary: ErrorSummary = ErrorSummary(lines: [])) throws
    -> Response
  {
    let voice = visit.voice
    let person = try visit.person
    let people = try visit.office.peopleByAccount()
    let all = try visit.office.mandates(of: person)
    let title = voice("代理审批", "Lent roles")
    let roles = Office.lendable.filter(person.holds).sorted { $0.rawValue < $1.rawValue }
    let form = LendingForm(
      roles: roles,
      people: people.values.sorted { $0.id < $1.id }.filter {
        $0.id != person.id && !$0.holds(.auditor) && !$0.holds(.systemAdministrator)
      },
      summary: summary, visit: visit)
    return visit.page(
      Page(
        title: title,
        body: """
          \(summary.html(voice))<h1>\(title)</h1>
          <section><h2>\(voice("我委托给别人的", "What I lend"))</h2>\(list(all.filter { $0.giver == person.id }, people, visit, isMine: true))</section>
          <section><h2>\(voice("别人委托给我的", "What is lent to me"))</h2>\(list(all.filter { $0.taker == person.id }, people, visit, isMine: false))</section>
          \(roles.isEmpty ? nil : form.html)
          """), status: summary.lines.isEmpty ? .ok : .unprocessableContent)
  }

  private static func list(
    _ mandates: [LentRoles], _ people: [Identifier<Person>: Person], _ visit: Visit,
    isMine: Bool
  ) -> HTML {
    let voice = visit.voice
    guard !mandates.isEmpty else {
      return "<p class=\"empty\">\(voice("没有。", "Nothing."))</p>"
    }
    let items: [HTML] = mandates.map { mandate in
      let other = isMine ? mandate.taker : mandate.giver
      let end: HTML? =
        isMine
        ? """
        <form method="post" action="/mandates/\(PathText.encoded(mandate.id.rawValue))/end">\(visit.tokenField)
        <button type="submit">\(voice("收回", "Take back"))</button></form>
        """ : nil
      return """
        <li><strong>\(people[other]?.name ?? other.rawValue)</strong> · \
        \(voice.list(mandate.roles.sorted { $0.rawValue < $1.rawValue }.map { voice($0.words) })) · \
        \(voice.time(mandate.window.notBefore)) – \(voice.time(mandate.window.notAfter)) \(end)</li>

        """
    }
    return "<ul class=\"plain\">\(items)</ul>"
  }
}
