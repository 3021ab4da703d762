import GateDiscs
import GateDomain
import GateForms
import GateOffice
import GatePolicy

/// The page of a draft: its files, and the form that turns it into a request.
struct DraftPage {
  let draft: DraftAnswer
  let visit: Visit
  var form: BurnForm?
  var refusal: Refusal?

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    let title = voice("新建刻录申请", "New burn request")
    return Page(
      title: refusal == nil ? title : voice("错误：\(title)", "Error: \(title)"),
      body: """
        \(problem)<h1>\(title)</h1>
        <p>\(voice("先上传文件，等检测通过后填写申请。", "Upload the files first; once they are scanned, fill in the request."))</p>
        <section><h2>\(voice("文件", "Files"))</h2>\(files)\(lookAgain)\(uploadForm)</section>
        <section><h2>\(voice("申请", "Request"))</h2>\(requestForm)</section>
        \(dropForm)
        """, isLive: isWaiting, isFilledIn: true, section: .burns)
  }

  private var isWaiting: Bool { draft.files.contains { !$0.isJudged } }

  private var problem: HTML? {
    refusal.map { refusal in
      """
      <div class="errors" role="alert" tabindex="-1" id="errors">
      <h2>\(voice(refusal.explanation.what))</h2>
      <p>\(voice(refusal.explanation.hint))</p></div>
      """
    }
  }

  private var files: HTML {
    guard !draft.files.isEmpty else {
      return "<p class=\"empty\">\(voice("还没有文件。", "No files yet."))</p>"
    }
    var table = BurnFileTable(files: draft.files, voice: voice)
    table.action = { file in
      """
      <form method="post" action="\(DraftPages.path(draft.id))/files/\(file.number)/remove">\
      \(visit.tokenField)<button type="submit">\(voice("删除", "Remove"))</button></form>
      """
    }
    return table.html
  }

  private var lookAgain: HTML? {
    guard isWaiting else { return nil }
    return """
      <noscript><p><a href="\(DraftPages.path(draft.id))">\(voice("刷新检测进度（下方已填写的内容会清空）", "Refresh the progress (clears what is filled in below)"))</a></p></noscript>
      """
  }

  private var uploadForm: HTML {
    """
    <form method="post" action="\(DraftPages.path(draft.id))/files" enctype="multipart/form-data" data-pieces \
    data-sending="\(voice("正在上传", "Uploading"))" data-waiting="\(voice("连接中断，正在重试；已传部分不会丢失", "The connection broke; trying again. What has arrived is kept"))" \
    data-broken="\(voice("上传中断。已传部分已保留：请重新选择同一文件，从断点继续", "The upload broke off. What has arrived is kept: choose the same file again to go on from there"))">
    \(visit.tokenField)
    <div class="field"><label for="files">\(voice("选择文件", "Choose files"))</label>
    <p class="help" id="files-help">\(voice("可一次选多个；中断后重新选择同一文件即可续传", "several at once; after an interruption choose the same file again to go on"))</p>
    <input type="file" id="files" name="files" multiple required aria-describedby="files-help"></div>
    <button type="submit">\(voice("上传", "Upload"))</button>
    <p class="progress" role="status"></p></form>
    """
  }

  private var dropForm: HTML {
    """
    <form method="post" action="\(DraftPages.path(draft.id))/drop">\(visit.tokenField)
    <button class="danger" type="submit">\(voice("放弃此草稿", "Give this draft up"))</button></form>
    """
  }

  private var requestForm: HTML {
    let form = form ?? draft.form ?? fresh
    return """
      <form method="post" action="\(DraftPages.path(draft.id))/submit">\(visit.tokenField)
      \(area("purpose", voice("事由", "Purpose"), form.purpose))
      \(line("receiver", voice("接收单位、接收人", "Who gets it"), form.receiver))
      \(levels(form.level))
      \(line("copies", voice("份数", "Copies"), form.copies, type: "number"))
      \(line("burner", voice("刻录人（账号）", "Who burns (account)"), form.burner, list: "colleagues"))
      \(line("witness", witnessLabel, form.witness, isRequired: false, list: "colleagues"))
      \(line("notAfter", voice("截止时间", "Until"), form.notAfter, type: "datetime-local"))
      \(ColleagueList(visit: visit).html)
      <button class="primary" type="submit">\(voice("提交申请", "Submit the request"))</button></form>
      """
  }

  private var witnessLabel: String {
    let needed = DiscLevel.allCases.filter {
      visit.office.policy.discs.witnessed.contains($0.rawValue)
    }
    guard !needed.isEmpty else {
      return voice("监刻人（账号，可不填）", "Who watches (account, may be empty)")
    }
    let (chinese, english) = (
      needed.map(\.words.chinese).joined(separator: "、"),
      needed.map(\.words.english).joined(separator: ", ")
    )
    return voice(
      "监刻人（账号；密级为\(chinese)时必填）", "Who watches (account; needed for the level \(english))")
  }

  private var fresh: BurnForm {
    let end = visit.now.adding(seconds: 86_400)
    return BurnForm(
      level: DiscLevel.internal.rawValue, burner: visit.viewer?.person.id.rawValue ?? "",
      notAfter: end.formText(offsetSeconds: voice.offsetSeconds))
  }

  private func line(
    _ name: String, _ label: String, _ value: String, type: String = "text",
    isRequired: Bool = true, list: String? = nil
  ) -> HTML {
    let required: HTML = isRequired ? " required" : ""
    let list: HTML? = list.map { " list=\"\($0)\"" }
    return """
      <div class="field"><label for="\(name)">\(label)</label>
      <input type="\(type)" id="\(name)" name="\(name)" value="\(value)" maxlength="200"\(list)\(required)></div>
      """
  }

  private func area(_ name: String, _ label: String, _ value: String) -> HTML {
    """
    <div class="field"><label for="\(name)">\(label)</label>
    <textarea id="\(name)" name="\(name)" rows="3" required maxlength="500">
    \(value)</textarea></div>
    """
  }

  private func levels(_ chosen: String) -> HTML {
    let options: [HTML] = DiscLevel.allCases.map { level in
      let selected: HTML = level.rawValue == chosen ? " selected" : ""
      return "<option value=\"\(level.rawValue)\"\(selected)>\(voice(level.words))</option>"
    }
    return """
      <div class="field"><label for="level">\(voice("密级", "Level"))</label>
      <p class="help" id="level-help">\(voice("本系统不得处理国家秘密", "state secrets have no place in this system"))</p>
      <select id="level" name="level" aria-describedby="level-help">\(options)</select></div>
      """
  }
}
