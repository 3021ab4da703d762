import GateDomain

/// The route of a request: what was done, by whom, when and why, and what is still to do.
struct RequestTimeline {
  let request: Request
  let voice: Voice

  /// The markup.
  var html: HTML { "<ol class=\"timeline\">\n\(past)\(ahead)</ol>" }

  // Versions and answers in the order in which they happened.
  private var past: [HTML] {
    let versions = request.revisions.map { ($0.submittedAt, submitted($0)) }
    let answers = request.approvals.map { ($0.at, answered($0)) }
    return (versions + answers).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func submitted(_ revision: Revision) -> HTML {
    let what =
      revision.number == 1
      ? voice("提交申请", "submitted")
      : voice(
        "修改后重新提交（第 \(revision.number) 版）",
        "changed and submitted again (version \(revision.number))")
    return """
      <li class="done"><strong>\(what)</strong> <bdi>\(request.requesterName)</bdi> \
      \(voice.time(revision.submittedAt))</li>

      """
  }

  private func answered(_ approval: Approval) -> HTML {
    let step = request.steps.first { $0.id == approval.step }?.name ?? approval.step
    let isStale = approval.revision != request.revision.digest
    let stale = voice("（针对旧版本，已失效）", " (of an older version, no longer counts)")
    let reason: HTML? =
      approval.reason.isEmpty
      ? nil : "<blockquote class=\"words\">\(approval.reason)</blockquote>"
    return """
      <li class="done"><strong>\(step)</strong> \(approval.answer.chip.html(voice)) \
      <bdi>\(approval.approverName)</bdi> \(voice.time(approval.at))\
      \(isStale ? stale : "")\(reason)</li>

      """
  }

  private var ahead: [HTML] {
    guard request.state == .inReview else { return [] }
    return request.steps.compactMap { step in
      let given = request.standingApprovals.count { $0.step == step.id }
      return given < step.need ? waiting(step, given: given) : nil
    }
  }

  private func waiting(_ step: ApprovalStep, given: Int) -> HTML {
    let isOpen = step.id == request.openStep?.id
    let left = step.need - given
    let who = voice(
      "需要 \(left) 名\(step.role.words.chinese)同意",
      "needs \(left) more from the role \(step.role.words.english)")
    let mark = isOpen ? voice("等待中", "waiting") : voice("尚未开始", "not begun")
    return
      "<li class=\"ahead\"><strong>\(step.name)</strong> <span class=\"quiet\">\(mark)：\(who)</span></li>\n"
  }
}
