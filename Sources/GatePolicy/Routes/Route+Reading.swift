import GateDomain
import GateForms

/// What routes are read against.
struct RouteReading {
  let form: Form
  let levels: [Level]
  let secondsOfDay: Int64
  /// After how long steps mark themselves that say nothing themselves.
  var reminder: ApprovalStep.Duration?

  /// Reads one file of `routes/`.
  func route(_ map: FieldMap) -> Route? {
    let within = map.required("decide-within")?.deadline(self, in: 3_600...90 * 86_400)
    let forbids = map.optional("forbid").map { list($0, forbid) }
    let reminder = map.optional("remind-after").map { $0.deadline(self, in: Self.reminders) }
    if let reminder, reminder == nil { return nil }
    var steps = self
    steps.reminder = reminder.flatMap(\.self)
    let rulesField = map.required("rules")
    let rules = rulesField.flatMap { list($0, steps.rule) }
    guard rules.map({ sealsAllOrNone($0, rulesField) }) ?? true else { return nil }
    guard let within, let rules else { return nil }
    if let forbids, forbids == nil { return nil }
    return Route(
      form: form.id, decideWithin: within, forbidden: forbids.flatMap(\.self) ?? [], rules: rules)
  }

  private static let reminders: ClosedRange<Int64> = 600...30 * 86_400

  // Who checks a grant far from the server cannot know which rule was chosen.
  private func sealsAllOrNone(_ rules: [RouteRule], _ field: Field?) -> Bool {
    let sealed = rules.count { $0.steps.contains(where: \.needsSeal) }
    guard sealed != 0, sealed != rules.count else { return true }
    field?.report(
      .conflict,
      Words("有的规则要求签认，有的不要求", "some rules ask for a seal and others do not"),
      hint: Words(
        "同一表单的每条规则都要有 seal: true 的步骤，或都没有",
        "give every rule of the form a step with seal: true, or none"))
    return false
  }

  private func list<Item>(_ field: Field, _ read: (Field, inout Set<String>) -> Item?) -> [Item]? {
    let items = field.list(atLeastOne: Words("至少要有一条规则", "there must be a rule"))
    guard let items else { return nil }
    var seen = Set<String>()
    let all = items.map { read($0, &seen) }
    return all.contains { $0 == nil } ? nil : all.compactMap(\.self)
  }

  private func rule(_ field: Field, _ seen: inout Set<String>) -> RouteRule? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let id = map.required("id")?.shortName(unlike: &seen)
    let title = map.required("title")?.words()
    let when = map.optional("when").map { condition($0) }
    let steps = map.required("steps").flatMap(readSteps)
    let batch: Bool? = map.optional("batch").map { $0.flag() } ?? false
    guard let id, let title, let steps, let batch else { return nil }
    if let when, when == nil { return nil }
    return RouteRule(
      id: id, title: title, when: when.flatMap(\.self), steps: steps, allowsBatch: batch)
  }

  private func forbid(_ field: Field, _ seen: inout Set<String>) -> ForbidRule? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let id = map.required("id")?.shortName(unlike: &seen)
    let when = map.required("when").flatMap(condition)
    let say = map.required("say")?.words()
    guard let id, let when, let say else { return nil }
    return ForbidRule(id: id, when: when, say: say)
  }

  private func condition(_ field: Field) -> Condition? {
    Condition.read(field, of: form.fields, levels: levels)
  }

  private func readSteps(_ field: Field) -> [ApprovalStep]? {
    let items = field.list(atLeastOne: Words("至少要有一个审批步骤", "a route needs a step"))
    guard let items else { return nil }
    var seen = Set<String>()
    let steps = items.map { readStep($0, &seen) }
    return steps.contains { $0 == nil } ? nil : steps.compactMap(\.self)
  }

  private func readStep(_ field: Field, _ seen: inout Set<String>) -> ApprovalStep? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let id = map.required("id")?.shortName(unlike: &seen)
    let name = map.required("name")?.line(limit: 40)
    let role = map.required("role")?.decidingRole()
    let need = map.required("need")?.integer(in: 1...20)
    let own: Bool? = map.optional("own-department").map { $0.flag() } ?? false
    let distinct: Bool? = map.optional("distinct-departments").map { $0.flag() } ?? false
    let seal: Bool? = map.optional("seal").map { $0.flag() } ?? false
    let escalation = map.optional("escalate").map { readEscalation($0) }
    let later = map.optional("remind-after").map { $0.deadline(self, in: Self.reminders) }
    guard let id, let name, let role, let need, let own, let distinct, let seal else { return nil }
    if let escalation, escalation == nil { return nil }
    if let later, later == nil { return nil }
    guard !(own && distinct && need > 1) else {
      field.report(
        .conflict,
        Words("本部门的人不可能来自不同部门", "people of one department are not of different ones"),
        hint: Words("own-department 和 distinct-departments 只能写一个", "keep one of the two"))
      return nil
    }
    return ApprovalStep(
      id: id, name: name, role: role, need: need, isOfDepartment: own,
      needsDistinctDepartments: distinct, escalation: escalation.flatMap(\.self),
      needsSeal: seal, reminder: later.flatMap(\.self) ?? reminder)
  }

  private func readEscalation(_ field: Field) -> ApprovalStep.Escalation? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let after = map.required("after")?.deadline(self, in: 600...30 * 86_400)
    let role = map.required("to")?.decidingRole()
    guard let after, let role else { return nil }
    return ApprovalStep.Escalation(after: after, role: role)
  }
}

extension Field {
  /// A span such as `3d`, or by working time `3wd` or `4wh`.
  fileprivate func deadline(_ reading: RouteReading, in range: ClosedRange<Int64>)
    -> ApprovalStep.Duration?
  {
    guard let text = text() else { return nil }
    let units = [("wh", Int64(3_600)), ("wd", reading.secondsOfDay)].map {
      (unit: $0.0, factor: $0.1)
    }
    guard text.contains("w") else {
      return duration(in: range).map { ApprovalStep.Duration(seconds: $0) }
    }
    guard let seconds = Quantity.parse(text, units: units), range.contains(seconds) else {
      reportValue(
        hint: Words(
          "工作时间写整数加 wh（小时）或 wd（天），例如 3wd",
          "working time is digits and wh (hours) or wd (days), e.g. 3wd"))
      return nil
    }
    return ApprovalStep.Duration(seconds: seconds, isWorkingTime: true)
  }

  /// A role whose holders may decide requests.
  ///
  /// Security: the auditor and the system administrator must NEVER decide (三员分立); staff and
  /// station operators would decide about what they themselves carry out.
  fileprivate func decidingRole() -> Role? {
    guard let role = choice(Role.self, code: .unknownRole) else { return nil }
    let deciding: [Role] = [.departmentHead, .securityOfficer, .leader, .securityAdministrator]
    guard deciding.contains(role) else {
      reportValue(
        .roleCannotDecide,
        hint: Words(
          "可以审批的角色：\(deciding.map(\.rawValue).joined(separator: "、"))",
          "roles that may decide: \(deciding.map(\.rawValue).joined(separator: ", "))"))
      return nil
    }
    return role
  }
}
