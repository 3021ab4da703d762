import GateDomain
import GateForms

extension Form {
  /// Reads one file of `forms/`.
  init?(_ map: FieldMap, id: String, version: Digest) {
    let title = map.required("title")?.words()
    let about = map.required("about")?.words()
    let numbering = map.required("numbering")?.numbering()
    let openTo = map.required("open-to")?.filingRoles()
    let subject = map.required("subject")
    let fields = map.required("fields").flatMap(FormField.list)
    let grant = map.optional("grant")
    guard let title, let about, let numbering, let openTo, let subject, let fields,
      let subjectName = subject.text()
    else { return nil }
    guard let field = fields.first(where: { $0.id == subjectName }), field.kind.isText else {
      subject.reportValue(
        hint: Words("请写一个文本字段的 id", "write the id of a text field of this form"))
      return nil
    }
    guard let terms = grant.map({ GrantTerms.read($0, fields: fields) }) ?? GrantTerms(action: nil)
    else { return nil }
    self.init(
      id: id, version: version, title: title, about: about, numbering: numbering, openTo: openTo,
      subject: subjectName, fields: fields, terms: terms)
  }
}

extension FieldKind {
  var isText: Bool {
    if case .text = self { return true }
    return false
  }
}

extension GrantTerms {
  /// Reads the `grant` of a form.
  static func read(_ field: Field, fields: [FormField]) -> GrantTerms? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let action = map.required("action")?.choice(Grant.Action.self)
    func named(_ key: String, _ fits: (FieldKind) -> Bool) -> (ok: Bool, id: String?) {
      guard let value = map.optional(key) else { return (true, nil) }
      let id = value.fieldName(of: fields, fits)
      return (id != nil, id)
    }
    let device = named("device") { $0 == .device }
    let station = named("station") { $0 == .station }
    let window = named("window") {
      if case .period = $0 { return true }
      return false
    }
    let lasts = map.optional("lasts").map { $0.duration(in: 300...366 * 86_400) }
    guard let action, device.ok, station.ok, window.ok else { return nil }
    guard (window.id == nil) == (lasts != nil) else {
      field.report(
        .conflict, Words("授权的期限要么取自 window，要么由 lasts 规定", "a grant needs either window or lasts"),
        hint: Words("请只写其中一个", "write one of them"))
      return nil
    }
    if let lasts, lasts == nil { return nil }
    return GrantTerms(
      action: action, device: device.id, station: station.id, window: window.id,
      lasts: lasts.flatMap(\.self) ?? 0)
  }
}

extension Field {
  /// The id of a field that is required and of the right type.
  ///
  /// Security: what a grant rests on must always be filled in.
  fileprivate func fieldName(of fields: [FormField], _ fits: (FieldKind) -> Bool) -> String? {
    guard let text = text() else { return nil }
    guard let field = fields.first(where: { $0.id == text }), fits(field.kind), field.isRequired
    else {
      reportValue(
        hint: Words("请写本表中一个类型相符的必填字段", "write a required field of this form and of that type"))
      return nil
    }
    return text
  }

  /// A pattern with `{year}` and `{n}` once each and no other braces.
  fileprivate func numbering() -> String? {
    guard let text = line(limit: 40) else { return nil }
    let rest = text.replacing("{year}", with: "", maxReplacements: 1)
      .replacing("{n}", with: "", maxReplacements: 1)
    guard text.contains("{year}"), text.contains("{n}"), !rest.contains("{"), !rest.contains("}")
    else {
      reportValue(
        hint: Words(
          "须各含一次 {year} 和 {n}，例如 传入〔{year}〕{n}号",
          "{year} and {n} must occur once each, e.g. 传入〔{year}〕{n}号"))
      return nil
    }
    return text
  }

  /// Roles whose holders may file a form.
  ///
  /// Security: the auditor must NEVER ask for anything that the auditor reviews (三员分立).
  fileprivate func filingRoles() -> Set<Role>? {
    guard let items = list(atLeastOne: Words("至少要有一个角色", "there must be a role")) else {
      return nil
    }
    var roles = Set<Role>()
    for item in items {
      guard let role = item.choice(Role.self, code: .unknownRole) else { return nil }
      guard role != .auditor else {
        item.reportValue(
          hint: Words("审计员只看不办", "the auditor reads and files nothing"))
        return nil
      }
      roles.insert(role)
    }
    return roles
  }
}
