import GateApproval
public import GateDomain
public import GateForms
import GatePolicy
import GateSite
import GateStore

/// What submitting a form would lead to, before anybody submits it.
public struct FilingPreview: Sendable {
  /// What would be asked for.
  public let content: RequestContent
  /// The rule that would choose the route.
  public let rule: RouteRule
  /// When nobody's decision would count any more.
  public let deadline: Timestamp
}

extension Office {
  /// The forms that a person may file.
  public func forms(for person: Person) -> [Form] {
    policy.forms.filter { form in form.openTo.contains(where: person.holds) }
  }

  /// Checks a form and says who would decide it; stores nothing.
  ///
  /// - Throws: `FormProblems` with everything that is wrong with it, also what the policy forbids.
  public func preview(_ filled: FilledForm, by person: Person) throws -> FilingPreview {
    guard let form = policy.form(filled.form), let route = policy.routes[form.id] else {
      throw Form.unknown()
    }
    guard form.openTo.contains(where: person.holds) else { throw Refusal.notAllowed }
    let context = try formContext(handedIn: try handedIn(filled, of: form, by: person))
    let content = try form.parsed(filled, by: person, in: context)
    let facts = FormFacts(form: form, values: content.values, requester: person, context: context)
    return FilingPreview(
      content: content, rule: try Self.rule(route.choice(for: facts), of: form),
      deadline: policy.calendar.moment(
        route.decideWithin, after: context.now, offsetSeconds: site.timeZoneOffset))
  }

  /// Keeps what somebody has typed so far; drafts are nobody else's business and are not logged.
  public func saveDraft(_ filled: FilledForm, by person: Person) throws {
    guard let form = policy.form(filled.form),
      filled.texts.values.reduce(0, { $0 + $1.utf8.count }) <= 64 << 10
    else { return }
    let names = Set(form.textNames)
    let texts = filled.texts.filter { names.contains($0.key) && !$0.value.isEmpty }
    try store.write { try $0.saveDraft(texts, form: form.id, of: person.id, at: .now) }
  }

  /// What somebody has typed so far; nil when nothing is kept.
  public func draft(of form: String, by person: Person) throws -> FilledForm? {
    try store.read { try $0.draft(form: form, of: person.id) }
      .map { FilledForm(form: form, texts: $0.texts) }
  }

  /// The forms of which somebody has a draft, the newest first.
  public func drafts(by person: Person) throws -> [String] {
    try store.read { try $0.drafts(of: person.id) }
  }

  /// Forgets a draft.
  public func discardDraft(of form: String, by person: Person) throws {
    try store.write { try $0.deleteDraft(form: form, of: person.id) }
  }

  /// Everybody with an account, for pages that show names.
  public func peopleByAccount() throws -> [Identifier<Person>: Person] {
    Dictionary(try store.read { try $0.people() }.map { ($0.id, $0) }) { $1 }
  }

  /// Who has the account; nil where nobody has it.
  public func person(_ account: Identifier<Person>) throws -> Person? {
    try store.read { try $0.account(account)?.person }
  }

  /// What forms are checked against now.
  public func formContext(handedIn attachments: [Attachment] = []) throws -> FormContext {
    try store.read { transaction in
      FormContext(
        stations: try transaction.stations().map(\.station), people: try transaction.people(),
        levels: policy.levels, now: .now, offsetSeconds: site.timeZoneOffset,
        attachments: attachments)
    }
  }

  static func rule(_ choice: RouteChoice, of form: Form) throws(FormProblems) -> RouteRule {
    switch choice {
    case .rule(let rule): return rule
    case .forbidden(let rule):
      throw FormProblems([
        FormProblem(
          field: "", label: form.title,
          explanation: Explanation(
            what: rule.say,
            hint: Words("策略禁止此类申请", "the policy forbids such requests")))
      ])
    case .none:
      throw FormProblems([
        FormProblem(
          field: "", label: form.title,
          explanation: Explanation(
            what: Words("没有规则适用于这份申请", "no rule provides for such a request"),
            hint: Words("请联系保密员", "ask a security officer")))
      ])
    }
  }
}
