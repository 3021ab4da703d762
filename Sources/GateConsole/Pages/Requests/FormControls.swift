import GateApproval
import GateDomain

/// Labelled fields with help, what was typed and what is wrong with it.
struct FormControls {
  let form: InboundForm
  let summary: ErrorSummary
  let voice: Voice

  /// A single line.
  func line(_ field: InboundForm.Field) -> HTML {
    wrapped(
      field, "<input type=\"text\" \(attributes(field)) value=\"\(form[field])\" maxlength=\"500\">"
    )
  }

  /// Several lines.
  func area(_ field: InboundForm.Field, rows: Int) -> HTML {
    // A browser drops the first line break of an area, so one is put before what was typed.
    wrapped(field, "<textarea \(attributes(field)) rows=\"\(rows)\">\n\(form[field])</textarea>")
  }

  /// A date with a time.
  func moment(_ field: InboundForm.Field) -> HTML {
    wrapped(
      field, "<input type=\"datetime-local\" \(attributes(field)) value=\"\(form[field])\">")
  }

  /// Label, help and error around a control.
  func wrapped(_ field: InboundForm.Field, _ control: HTML) -> HTML {
    """
    <div class="field\(summary.names(field.elementID) ? " wrong" : "")">
    <label for="\(field.elementID)">\(voice(field.label))</label>
    <p class="help" id="\(field.elementID)-help">\(voice(field.help))</p>
    \(summary.note(field.elementID, voice))
    \(control)
    </div>
    """
  }

  /// What every control carries.
  func attributes(_ field: InboundForm.Field) -> HTML {
    let id = field.elementID
    guard summary.names(id) else {
      return "id=\"\(id)\" name=\"\(field.rawValue)\" aria-describedby=\"\(id)-help\""
    }
    return """
      id="\(id)" name="\(field.rawValue)" aria-invalid="true" \
      aria-describedby="\(id)-help \(id)-error"
      """
  }
}

extension ErrorSummary {
  /// The problems of a form.
  init(_ problems: FormProblems) {
    lines = problems.problems.map {
      Line(
        elementID: $0.field.elementID, explanation: $0.explanation, label: $0.field.label)
    }
  }
}
