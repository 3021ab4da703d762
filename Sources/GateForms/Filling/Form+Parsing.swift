public import GateDomain

extension Form {
  /// What the filled form asks for, or everything that is wrong with it.
  ///
  /// Security: a text that this form has no field for is never stored; a value that is not checked
  /// is never stored.
  public func parsed(_ filled: FilledForm, by person: Person, in context: FormContext)
    throws(FormProblems) -> RequestContent
  {
    var (values, problems) = ([String: FormValue](), [FormProblem]())
    for field in fields {
      var reading = FieldReading(field, of: filled, in: context)
      values[field.id] = reading.value()
      problems += reading.problems
    }
    let facts = FormFacts(form: self, values: values, requester: person, context: context)
    for field in fields where values[field.id] == nil {
      let isNeeded = field.isRequired || field.requiredWhen.map(facts.satisfy) ?? false
      guard isNeeded, !problems.contains(where: { Self.isOf(field, $0) }) else { continue }
      problems.append(
        FormProblem(field: field.firstText, label: field.label, explanation: .empty))
    }
    guard problems.isEmpty else { throw FormProblems(sorted(problems)) }
    guard filled.texts.values.reduce(0, { $0 + $1.utf8.count }) <= Self.longest else {
      throw FormProblems([
        FormProblem(field: "", label: title, explanation: .tooMuch(Self.longest))
      ])
    }
    return RequestContent(form: id, version: version, subject: subject(of: values), values: values)
  }

  // A record of the audit log holds the whole form and has 16 KiB.
  private static let longest = 7_000

  /// The texts that would be parsed into `content`.
  public func filled(from content: RequestContent, offsetSeconds: Int) -> FilledForm {
    var filled = FilledForm(form: id, texts: [:])
    for field in fields {
      content.values[field.id]?.fill(&filled, field.id, offsetSeconds: offsetSeconds)
    }
    return filled
  }

  /// Everything wrong with a form that does not exist.
  public static func unknown() -> FormProblems {
    FormProblems([
      FormProblem(field: "", label: Words("申请单", "Form"), explanation: .formChanged)
    ])
  }

  private func sorted(_ problems: [FormProblem]) -> [FormProblem] {
    fields.flatMap { field in problems.filter { Self.isOf(field, $0) } }
  }

  private static func isOf(_ field: FormField, _ problem: FormProblem) -> Bool {
    problem.field == field.id || problem.field.hasPrefix(field.id + ".")
  }

  private func subject(of values: [String: FormValue]) -> String {
    guard case .text(let text) = values[subject] else { return "" }
    return String(text.prefix(200))
  }
}

extension FormField {
  /// The text that an error about the whole field belongs to.
  public var firstText: String {
    switch kind {
    case .period: "\(id).from"
    case .files: "\(id).0.name"
    default: id
    }
  }
}

extension FormValue {
  fileprivate func fill(_ form: inout FilledForm, _ field: String, offsetSeconds: Int) {
    switch self {
    case .text(let text): form[field] = text
    case .number(let number): form[field] = String(number)
    case .day(let day): form[field] = day.text
    case .period(let window):
      form["\(field).from"] = window.notBefore.formText(offsetSeconds: offsetSeconds)
      form["\(field).until"] = window.notAfter.formText(offsetSeconds: offsetSeconds)
    case .device(let device): form[field] = device.formText
    case .list(let lines): form[field] = lines.joined(separator: "\n")
    case .files(let files):
      for (row, file) in files.enumerated() {
        form["\(field).\(row).name"] = file.name
        form["\(field).\(row).level"] = file.level
        form["\(field).\(row).copies"] = String(file.copies)
      }
    case .attachment(let file): form[field] = file.id.rawValue
    }
  }
}
