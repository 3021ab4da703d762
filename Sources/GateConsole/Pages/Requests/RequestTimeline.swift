import GateDomain

/// The route of a request: what was done, by whom, when and why, and what is still to do.
struct RequestTimeline {
  let request: Request
  let voice: Voice

  /// The markup.
  var html: HTML { "<ol class=\"timeline\">\n\(past)\(ahead)</ol>" }

  // Everything in the order in which it happened.
  private var past: [HTML] {
    let versions = request.revisions.map { ($0.submittedAt, submitted($0)) }
    let answers = request.approvals.map { ($0.at, answered($0)) }
    let added = request.reviewers.map { entry in
      (
        entry.at,
        helped(voice("加签", "added a reviewer"), entry.name, entry.by, entry.reason, entry.at)
      )
    }
    let turns = request.handOvers.map { entry in
      (
        entry.at,
        helped(voice("转办", "gave the turn to"), entry.name, entry.from, entry.reason, entry.at)
      )
    }
    let hurries = request.reminders.map { time -> (Timestamp, HTML) in
      (
        time,
        "<li class=\"done\"><strong>\(voice("催办", "asked to hurry"))</strong> \(voice.time(time))</li>\n"
      )
    }
    let ways = (request.reroutings ?? []).map { ($0.at, rerouted($0)) }
    return (versions + ways + answers + added + turns + hurries).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func helped(
    _ what: String, _ name: String, _ by: Identifier<Person>, _ reason: String, _ time: Timestamp
  ) -> HTML {
    """
    <li class="done"><strong>\(what)</strong> <bdi>\(name)</bdi> \(voice.time(time)) \
    <span class="quiet">\(voice("由", "by")) \(by)</span>\
    <blockquote class="words">\(reason)</blockquote></li>

    """
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

  private func rerouted(_ change: Rerouting) -> HTML {
    """
    <li class="done"><strong>\(voice("改走另一条审批路线", "goes another route"))</strong> \(voice.time(change.at)) \
    <span class="quiet">\(voice("第 \(change.revision) 版适用规则 \(change.to)（原为 \(change.from)），此前的同意全部失效", "version \(change.revision) falls under the rule \(change.to) instead of \(change.from); every approval before no longer counts"))</span></li>

    """
  }

  private func answered(_ approval: Approval) -> HTML {
    let step = request.steps.first { $0.id == approval.step }?.name ?? approval.step
    let isStale = approval.revision != request.revision.digest
    let stale = voice("（针对旧版本，已失效）", " (of an older version, no longer counts)")
    let reason: HTML? =
      approval.reason.isEmpty
      ? nil : "<blockquote class=\"words\">\(approval.reason)</blockquote>"
    let lent: HTML? = approval.inSteadOf.map {
      " <span class=\"quiet\">\(voice("代理 \($0.rawValue)", "for \($0.rawValue)"))</span>"
    }
    let kind: HTML? =
      approval.isReview ? " <span class=\"quiet\">\(voice("加签", "added reviewer"))</span>" : nil
    let narrowed: HTML? =
      approval.narrowing == nil
      ? nil : " <span class=\"chip waiting\">\(voice("部分同意", "in part"))</span>"
    return """
      <li class="done"><strong>\(step)</strong>\(kind) \(approval.answer.chip.html(voice)) \
      <bdi>\(approval.approverName)</bdi>\(lent)\(narrowed) \(voice.time(approval.at))\
      \(isStale ? stale : "")\(reason)</li>

      """
  }

  private var ahead: [HTML] {
    guard request.state == .inReview else { return [] }
    return request.steps.flatMap { step -> [HTML] in
      let given = request.standingApprovals.count { $0.step == step.id && !$0.isReview }
      let reviewers: [HTML] = request.pendingReviewers(of: step).map { added in
        "<li class=\"ahead\"><strong>\(step.name)</strong> <span class=\"quiet\">\(voice("等待加签人 \(added.name)", "waiting for the added reviewer \(added.name)"))</span></li>\n"
      }
      return (given < step.need ? [waiting(step, given: given)] : []) + reviewers
    }
  }

  private func waiting(_ step: ApprovalStep, given: Int) -> HTML {
    let isOpen = step.id == request.openStep?.id
    let who = StepWords.who(step, left: given > 0 ? step.need - given : nil, voice)
    let mark = isOpen ? voice("等待中", "waiting") : voice("尚未开始", "not begun")
    return
      "<li class=\"ahead\"><strong>\(step.name)</strong> <span class=\"quiet\">\(mark): \(who)</span></li>\n"
  }
}
