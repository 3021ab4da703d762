import GateDomain

/// The form that lends roles.
struct LendingForm {
  let roles: [Role]
  let people: [Person]
  let summary: ErrorSummary
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The markup.
  var html: HTML {
    let boxes: [HTML] = roles.map { role in
      let isChosen = roles.count == 1 || visit.form["role.\(role.rawValue)"] == "yes"
      return """
        <label class="option"><input type="checkbox" name="role.\(role.rawValue)" value="yes"\(isChosen ? " checked" : "")> \(voice(role.words))</label>
        """
    }
    let options: [HTML] = people.map {
      "<option value=\"\($0.id)\"\(visit.form["taker"] == $0.id.rawValue ? " selected" : "")>\($0.name) · \($0.department)</option>"
    }
    return """
      <section class="act"><h2>\(voice("委托同事代理审批", "Lend a role"))</h2>
      <form method="post" action="/mandates" class="wide">\(visit.tokenField)
      <fieldset class="plain-set"><legend>\(voice("委托的角色", "Roles"))</legend>\(boxes)</fieldset>
      <div class="field"><label for="taker">\(voice("受托人", "To whom"))</label>\(summary.note("taker", voice))
      <select id="taker" name="taker"><option value="">\(voice("请选择", "choose"))</option>\(options)</select></div>
      <div class="pair"><div class="field"><label for="from">\(voice("从（留空表示现在）", "From (empty: now)"))</label>
      <input type="datetime-local" id="from" name="from" value="\(visit.form["from"])"></div>
      <div class="field"><label for="until">\(voice("到（最长 60 天）", "Until (60 days at most)"))</label>\(summary.note("until", voice))
      <input type="datetime-local" id="until" name="until" value="\(visit.form["until"])"></div></div>
      <p class="quiet">\(voice("受托人不能审批您本人的申请，也不能再转委托；每次审批都会记下两人的姓名。", "Your own requests stay out of reach, nothing can be lent on, and both names go on record."))</p>
      <p><button class="primary" type="submit">\(voice("委托", "Lend"))</button></p></form></section>
      """
  }
}
