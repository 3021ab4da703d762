import GateDomain
import GateForms
import GateOffice
import GatePolicy

/// The page before submitting: the answers as the approvers will read them, and who they are.
struct AnswerCheck {
  let form: Form
  let filled: FilledForm
  let preview: FilingPreview
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    get throws {
      let title = voice("核对：\(form.title.chinese)", "Check: \(form.title.english)")
      var facts = Facts()
      ContentView(
        content: preview.content, office: visit.office, voice: voice,
        people: try visit.office.peopleByAccount()
      ).add(to: &facts)
      return Page(
        title: title,
        body: """
          <h1>\(title)</h1>
          <p class="next">\(voice("请核对，提交后审批人看到的就是这些内容。", "Please check: this is what the approvers will read."))</p>
          <div class="columns"><div><section><h2>\(voice("申请内容", "What is asked for"))</h2>\(facts.html)</section></div>
          <div>\(route)</div></div>
          \(buttons)
          """, section: .myRequests)
    }
  }

  private var route: HTML {
    let steps: [HTML] = preview.rule.steps.map { step in
      """
      <li class="ahead"><strong>\(step.name)</strong> <span class="quiet">\(StepWords.who(step, voice))</span></li>
      """
    }
    return """
      <section><h2>\(voice("谁来审批", "Who decides"))</h2>
      <p>\(voice(preview.rule.title))</p><ol class="timeline">\(steps)</ol>
      <p class="quiet">\(voice("审批期限：", "To be decided before "))\(voice.time(preview.deadline))</p></section>
      """
  }

  private var buttons: HTML {
    let hidden: [HTML] = filled.texts.sorted { $0.key < $1.key }.map { name, text in
      "<textarea name=\"\(name)\" hidden>\n\(text)</textarea>"
    }
    return """
      <form method="post" action="/requests/new/\(PathText.encoded(form.id))">\(visit.tokenField)
      <input type="hidden" name="key" value="\(Identifier<Request>.make(at: visit.now))">
      \(hidden)
      <p class="buttons"><button class="primary large" name="action" value="submit">\(voice("提交申请", "Submit the request"))</button>
      <button class="large" name="action" value="edit">\(voice("返回修改", "Change something"))</button></p></form>
      """
  }
}

/// Who decides a step, in words.
enum StepWords {
  /// `需要 2 名保密员同意，须来自不同部门`.
  static func who(_ step: ApprovalStep, left: Int? = nil, _ voice: Voice) -> String {
    let need = left ?? step.need
    var parts = [
      voice(
        "需要 \(need) 名\(step.isOfDepartment ? "本部门的" : "")\(step.role.words.chinese)同意",
        "needs \(need) \(left == nil ? "" : "more ")of the role \(step.role.words.english)\(step.isOfDepartment ? ", same department" : "")"
      )
    ]
    if step.needsDistinctDepartments {
      parts.append(voice("须来自不同部门", "of different departments"))
    }
    if let escalation = step.escalation {
      parts.append(
        voice(
          "久未办理时\(escalation.role.words.chinese)也可办",
          "if it waits too long also \(escalation.role.words.english)"))
    }
    return parts.joined(separator: voice("，", "; "))
  }
}
