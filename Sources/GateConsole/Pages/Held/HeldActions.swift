import GateDomain
import GatePolicy
import GateWire

/// The forms of a held file's page, for those who may decide.
struct HeldActions {
  let held: HeldFile
  let person: Person
  let visit: Visit
  /// What was typed when the last try failed, and in which form.
  var why = ""
  var recipient = ""
  var wrong: ReviewDisposition?
  /// What is wrong with the last try.
  var summary = ErrorSummary(lines: [])

  private var voice: Voice { visit.voice }
  private var review: Review { held.review }

  /// The markup; for those who may only read, one sentence.
  var html: HTML {
    guard review.state.isOpen else { return download ?? "" }
    guard person.holds(.securityOfficer) else {
      return note(voice("只有保密员可以处理。", "Only security officers can decide."))
    }
    guard person.id != review.requester else {
      return note(
        voice("这是您带入的文件，须由另一位保密员处理。", "You brought this file: another officer must decide."))
    }
    return [download, release, export, destroy].compactMap(\.self).joined()
  }

  private func note(_ text: String) -> HTML { "<section><p>\(text)</p></section>" }

  private var download: HTML? {
    guard review.state == .carriedOut(.export), person.holds(.securityOfficer) else { return nil }
    return """
      <section><h2>\(voice("导出的文件", "The export"))</h2>
      <p><a class="button" href="\(held.pagePath)/container" download>\(voice("下载加密文件", "Download the encrypted file"))</a></p>
      <p class="quiet">\(voice("只有收件人能打开：", "Only its recipient can open it: "))<code>gatectl held open-export</code></p></section>
      """
  }

  private var release: HTML? {
    if let refusal = review.refusal(of: .release, under: held.rule) {
      return note(
        "\(voice.sentence(refusal.explanation.what)) \(voice.sentence(refusal.explanation.hint))")
    }
    guard !hasAgreed else {
      return note(
        voice("您已同意放行，还需要另一位保密员同意。", "You have agreed; another officer must agree too."))
    }
    return form(
      .release, title: voice("放行", "Release"), help: quorum,
      button:
        "<button class=\"primary\" type=\"submit\">\(voice("同意放行", "Agree to release"))</button>")
  }

  private var hasAgreed: Bool {
    review.state == .agreed
      && review.standingVotes.contains {
        $0.officer == person.id && $0.disposition == .release
      }
  }

  private var quorum: String {
    guard case .review(let need) = held.rule else { return "" }
    let agreed = review.state == .agreed ? review.standingVotes.count : 0
    return voice(
      "策略要求 \(need) 名保密员同意，已有 \(agreed) 名。请确认内容可以进入办公网后再同意。",
      need == 1
        ? "The policy asks for 1 officer. Agree only if this content may enter the office."
        : "The policy asks for \(need) officers; \(agreed) so far. Agree only if this content may enter the office."
    )
  }

  private var destroy: HTML {
    form(
      .destroy, title: voice("销毁", "Destroy"),
      help: voice("从隔离区删除，不能恢复。", "It is removed from the quarantine for good."),
      confirm: voice("确定销毁此文件吗？销毁后不能恢复。", "Destroy this file? This is final."),
      button:
        "<button class=\"danger\" type=\"submit\">\(voice("销毁文件", "Destroy the file"))</button>")
  }

  private var export: HTML? {
    guard review.refusal(of: .export, under: held.rule) == nil else { return nil }
    let wrong: HTML? =
      summary.names("recipient")
      ? " aria-invalid=\"true\" aria-describedby=\"recipient-error\"" : nil
    let field: HTML = """
      <p><label for="recipient">\(voice("收件人公钥（64 位十六进制）", "The recipient's key (64 hexadecimal digits)"))</label></p>\
      \(summary.note("recipient", voice))
      <p><input type="text" id="recipient" name="recipient" autocomplete="off" spellcheck="false" maxlength="64" value="\(recipient)"\(wrong)></p>
      """
    return form(
      .export, title: voice("加密导出供分析", "Export for analysis"),
      help: voice(
        "用分析人员的公钥加密，只有对方能打开；文件仍留在隔离区。公钥由对方运行 gatectl held make-key 得到。",
        "Encrypted with the analyst's public key, which gatectl held make-key makes; the file stays in quarantine."
      ), fields: field, button: "<button type=\"submit\">\(voice("加密导出", "Export"))</button>")
  }

  private func form(
    _ disposition: ReviewDisposition, title: String, help: String, confirm: String = "",
    fields: HTML = "", button: HTML
  ) -> HTML {
    """
    <section class="act"><h2>\(title)</h2>
    <form method="post" action="\(held.pagePath)"\(confirm.isEmpty ? nil : " data-confirm=\"\(confirm)\"" as HTML)>\(visit.tokenField)
    <input type="hidden" name="disposition" value="\(disposition.rawValue)">
    <input type="hidden" name="sha256" value="\(review.digest.hex)">
    <input type="hidden" name="reasons" value="\(review.reasons.map(\.rawValue).joined(separator: " "))">
    <p class="help">\(help)</p>
    \(fields)
    \(reason(disposition))
    <p class="buttons">\(button)</p></form></section>
    """
  }

  private func reason(_ disposition: ReviewDisposition) -> HTML {
    let id = "why-\(disposition.rawValue)"
    let wrong: HTML? =
      summary.names(id) ? " aria-invalid=\"true\" aria-describedby=\"\(id)-error\"" : nil
    return """
      <p><label for="\(id)">\(voice("理由（必填，申请人会看到）", "Why (needed; the requester reads it)"))</label></p>\
      \(summary.note(id, voice))
      <p><textarea id="\(id)" name="why" rows="2" maxlength="1000"\(wrong)>\(self.wrong == disposition ? why : "")</textarea></p>
      """
  }
}
