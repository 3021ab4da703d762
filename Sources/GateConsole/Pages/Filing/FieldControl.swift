import GateDomain
import GateForms

/// One labelled field with help, what was typed and what is wrong with it.
struct FieldControl {
  let field: FormField
  let filled: FilledForm
  let summary: ErrorSummary
  let context: FormContext
  var moreRows = 0
  let voice: Voice

  /// The markup.
  var html: HTML {
    switch field.kind {
    case .text(let rules): rules.rows > 1 ? area(rows: rules.rows) : line("text")
    case .number: line("text", extra: " inputmode=\"numeric\"")
    case .day: line("date")
    case .period: period
    case .choice(let choices): choice(choices)
    case .person:
      select(
        context.people.map { ($0.id.rawValue, "\($0.name) · \($0.department) · \($0.id.rawValue)") }
      )
    case .department: select(context.departments.map { ($0, $0) })
    case .station: select(context.stations.map { ($0.id.rawValue, "\($0.id.rawValue) \($0.name)") })
    case .level: select(context.levels.map { ($0.id, voice($0.label)) })
    case .device: line("text", extra: " spellcheck=\"false\"")
    case .addresses, .lines: area(rows: 4)
    case .files(let rules):
      FileRows(
        field: field, rules: rules, filled: filled, summary: summary, levels: context.levels,
        more: moreRows, voice: voice
      ).html
    case .attachment(let most): file(most)
    }
  }

  // The file that is there already is named beside the control, which can put another in its place.
  private func file(_ most: UInt64) -> HTML {
    let there = context.attachments.first { $0.id.rawValue == filled[field.id] }
    let kept: HTML? = there.map { file in
      """
      <p class="help"><span>\(voice("已上传：", "handed in: "))<bdi>\(file.name)</bdi> · \(Voice.short(file.size))</span><br>
      SHA-256 \(HTML.digest(file.digest))</p>
      <label class="option"><input type="checkbox" name="\(field.id).drop" value="yes"> \(voice("不要这个附件", "leave this file out"))</label>
      """
    }
    let hidden: HTML? =
      there == nil
      ? nil : "<input type=\"hidden\" name=\"\(field.id)\" value=\"\(filled[field.id])\">"
    return wrapped(
      """
      \(hidden)\(kept)<p class="help">\(voice("最大 \(Voice.short(most))，原样保存，系统不打开", "at most \(Voice.short(most)); kept as it is, never opened"))</p>
      <input type="file" \(attributes(field.id))>
      """)
  }

  private func line(_ type: String, extra: HTML = "") -> HTML {
    wrapped(
      """
      <input type="\(type)" \(attributes(field.id)) value="\(filled[field.id])" maxlength="2000"\(extra)>
      """)
  }

  private func area(rows: Int) -> HTML {
    // A browser drops the first line break of an area, so one is put before what was typed.
    wrapped(
      "<textarea \(attributes(field.id)) rows=\"\(rows)\">\n\(filled[field.id])</textarea>")
  }

  private func select(_ options: [(word: String, label: String)]) -> HTML {
    let rows: [HTML] = options.map { word, label in
      let isChosen = filled[field.id] == word || (options.count == 1 && field.isRequired)
      return "<option value=\"\(word)\"\(isChosen ? " selected" : "")>\(label)</option>\n"
    }
    return wrapped(
      """
      <select \(attributes(field.id))><option value="">\(voice("请选择", "choose"))</option>
      \(rows)</select>
      """)
  }

  // A few words are quicker to choose as buttons than from a list.
  private func choice(_ choices: [Choice]) -> HTML {
    guard choices.count <= 5 else { return select(choices.map { ($0.id, voice($0.label)) }) }
    let id = ElementID.of(field.id)
    let buttons: [HTML] = choices.enumerated().map { index, choice in
      let isChosen = filled[field.id] == choice.id
      return """
        <label class="option"><input type="radio" name="\(field.id)" value="\(choice.id)"\
        \(index == 0 ? " id=\"\(id)\"" : HTML())\(isChosen ? " checked" : "")> \(voice(choice.label))</label>

        """
    }
    return """
      <fieldset class="field plain-set\(summary.names(id) ? " wrong" : "")"\(described(field.id))>
      <legend>\(label)</legend>\(help)\(summary.note(id, voice))
      <div class="options">\(buttons)</div></fieldset>
      """
  }

  private var period: HTML {
    let ends: [HTML] = [
      end("from", voice("从（留空表示批准后立即）", "From (empty: as soon as approved)")),
      end("until", voice("到", "Until")),
    ]
    return """
      <fieldset class="field plain-set"><legend>\(label)</legend>\(help)
      <div class="pair">\(ends)</div></fieldset>
      """
  }

  private func end(_ part: String, _ label: String) -> HTML {
    let name = "\(field.id).\(part)"
    let id = ElementID.of(name)
    return """
      <div class="field\(summary.names(id) ? " wrong" : "")"><label for="\(id)">\(label)</label>
      \(summary.note(id, voice))
      <input type="datetime-local" \(attributes(name)) value="\(filled[name])"></div>
      """
  }

  private func wrapped(_ control: HTML) -> HTML {
    let id = ElementID.of(field.id)
    return """
      <div class="field\(summary.names(id) ? " wrong" : "")">
      <label for="\(id)">\(label)</label>\(help)\(summary.note(id, voice))
      \(control)
      </div>
      """
  }

  private var label: HTML {
    let optional: HTML? =
      field.isRequired || field.requiredWhen != nil
      ? nil : " <span class=\"quiet\">\(voice("（可不填）", "(optional)"))</span>"
    return "\(voice(field.label))\(optional)"
  }

  private var help: HTML? {
    field.help.map { "<p class=\"help\" id=\"\(ElementID.of(field.id))-help\">\(voice($0))</p>" }
  }

  private func attributes(_ name: String) -> HTML {
    "id=\"\(ElementID.of(name))\" name=\"\(name)\"\(described(name))"
  }

  private func described(_ name: String) -> HTML {
    let id = ElementID.of(name)
    let isWrong = summary.names(id)
    let ids = [
      field.help == nil ? nil : "\(ElementID.of(field.id))-help", isWrong ? "\(id)-error" : nil,
    ].compactMap(\.self)
    let describedBy: HTML? =
      ids.isEmpty ? nil : " aria-describedby=\"\(ids.joined(separator: " "))\""
    return "\(describedBy)\(isWrong ? " aria-invalid=\"true\"" : HTML())"
  }
}
