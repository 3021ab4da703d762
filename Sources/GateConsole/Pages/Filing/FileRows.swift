import GateDomain
import GateForms

/// A list of files as rows of name, level and copies.
struct FileRows {
  let field: FormField
  let rules: FieldKind.FileRules
  let filled: FilledForm
  let summary: ErrorSummary
  let levels: [Level]
  /// How many empty rows were asked for.
  let more: Int
  let voice: Voice

  /// The markup.
  var html: HTML {
    let count = min(rules.most, max(3, filled.rows(of: field.id, most: rules.most) + 1) + more)
    let isWrong = (0..<rules.most).contains { row in
      ["name", "level", "copies"].contains { summary.names(id(row, $0)) }
    }
    return """
      <fieldset class="field plain-set\(isWrong ? " wrong" : "")"><legend>\(voice(field.label))</legend>
      \(field.help.map { "<p class=\"help\">\(voice($0))</p>" as HTML })
      <div class="scroll"><table class="rows"><thead><tr><th scope="col">\(voice("文件名", "File name"))</th>\
      \(rules.hasLevels ? "<th scope=\"col\">\(voice("密级", "Level"))</th>" : HTML())\
      \(rules.mostCopies == nil ? HTML() : "<th scope=\"col\">\(voice("份数", "Copies"))</th>")</tr></thead>
      <tbody>\((0..<count).map(row))</tbody></table></div>
      \(count < rules.most ? moreButton : nil)</fieldset>
      """
  }

  private var moreButton: HTML {
    """
    <input type="hidden" name="rows" value="\(more)">
    <button name="action" value="more" formnovalidate>\(voice("再加几行", "More lines"))</button>
    """
  }

  private func row(_ row: Int) -> HTML {
    let labels = (
      voice("第 \(row + 1) 个文件的名称", "name of file \(row + 1)"),
      voice("第 \(row + 1) 个文件的密级", "level of file \(row + 1)"),
      voice("第 \(row + 1) 个文件的份数", "copies of file \(row + 1)")
    )
    return """
      <tr><td>\(note(row, "name"))<input type="text" \(attributes(row, "name", labels.0)) value="\(text(row, "name"))"></td>\
      \(rules.hasLevels ? level(row, labels.1) : nil)\
      \(rules.mostCopies == nil ? nil : copies(row, labels.2))</tr>

      """
  }

  private func level(_ row: Int, _ label: String) -> HTML {
    let options: [HTML] = levels.map {
      "<option value=\"\($0.id)\"\(text(row, "level") == $0.id ? " selected" : "")>\(voice($0.label))</option>"
    }
    return """
      <td>\(note(row, "level"))<select \(attributes(row, "level", label))><option value="">\(voice("请选择", "choose"))</option>\(options)</select></td>
      """
  }

  private func copies(_ row: Int, _ label: String) -> HTML {
    """
    <td>\(note(row, "copies"))<input type="text" inputmode="numeric" size="3" placeholder="1" \(attributes(row, "copies", label)) value="\(text(row, "copies"))"></td>
    """
  }

  private func note(_ row: Int, _ part: String) -> HTML? { summary.note(id(row, part), voice) }

  private func text(_ row: Int, _ part: String) -> String { filled["\(field.id).\(row).\(part)"] }

  private func id(_ row: Int, _ part: String) -> String {
    ElementID.of("\(field.id).\(row).\(part)")
  }

  private func attributes(_ row: Int, _ part: String, _ label: String) -> HTML {
    let id = id(row, part)
    let wrong: HTML? =
      summary.names(id) ? " aria-invalid=\"true\" aria-describedby=\"\(id)-error\"" : nil
    return """
      id="\(id)" name="\(field.id).\(row).\(part)" aria-label="\(label)"\(wrong)
      """
  }
}
