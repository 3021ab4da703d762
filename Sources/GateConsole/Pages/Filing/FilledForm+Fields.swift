import GateDomain
import GateForms

extension FilledForm {
  /// The form as a page sent it; a medium chosen from the list brings its station along.
  ///
  /// Only texts that the form has a field for are taken.
  init(_ form: Form, _ fields: FormFields) {
    self.init(form: form.id, texts: [:])
    for name in form.textNames where !fields[name].isEmpty { self[name] = fields[name] }
    let choice = fields[MediumChoice.field]
    guard let slash = choice.lastIndex(of: "/"), let device = form.terms.device,
      let station = form.terms.station
    else { return }
    self[station] = String(choice[..<slash])
    self[device] = String(choice[choice.index(after: slash)...])
  }

  /// An empty form whose short periods end with the working day, or as soon as the form says.
  static func fresh(_ form: Form, at now: Timestamp, offsetSeconds: Int) -> FilledForm {
    var filled = FilledForm(form: form.id, texts: [:])
    for field in form.fields {
      guard case .period(let longest, _) = field.kind, longest <= 86_400 else { continue }
      let end = WorkingDay.end(at: now, offsetSeconds: offsetSeconds)
      filled["\(field.id).until"] = min(end, now.adding(seconds: longest))
        .formText(offsetSeconds: offsetSeconds)
    }
    return filled
  }
}

/// Where error summaries link to.
enum ElementID {
  /// The element of one text of a form.
  static func of(_ text: String) -> String { "field-\(text)" }
}

extension ErrorSummary {
  /// The problems of a form; one of the form as a whole links to its beginning.
  init(_ problems: FormProblems) {
    lines = problems.problems.map {
      Line(
        elementID: $0.field.isEmpty ? "form" : ElementID.of($0.field),
        explanation: $0.explanation, label: $0.label)
    }
  }
}
