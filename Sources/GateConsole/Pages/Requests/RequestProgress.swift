import GateDomain
import GateForms
import GateOffice
import GatePolicy

/// How far a request has come, as a line of steps.
struct RequestProgress {
  let request: Request
  let voice: Voice

  /// One card a request, with its steps.
  static func list(_ requests: [Request], _ visit: Visit) -> HTML {
    let voice = visit.voice
    guard !requests.isEmpty else {
      return "<p class=\"empty\">\(voice("您还没有申请。", "You have no requests yet."))</p>"
    }
    let items: [HTML] = requests.map { request in
      let form = visit.office.policy.form(request.form)
      return """
        <li><p><a class="strong" href="\(request.pagePath)">\(request.number)</a> \
        \(request.state.chip.html(voice)) <span class="quiet">\(form.map { voice($0.title) } ?? request.form) · \
        \(voice.ago(request.changedAt, now: visit.now))</span><br>\(request.revision.content.subject)</p>
        \(RequestProgress(request: request, voice: voice).html)</li>

        """
    }
    return "<ol class=\"journal\">\(items)</ol>"
  }

  /// The steps.
  var html: HTML {
    let open = request.state == .inReview ? request.openStep?.id : nil
    let steps: [HTML] = request.steps.map { step in
      let given = request.standingApprovals.filter { $0.step == step.id && !$0.isReview }
      let isMet =
        given.count >= step.need && request.pendingReviewers(of: step).isEmpty && step.id != open
      return mark(
        isMet ? "done" : step.id == open ? "now" : "ahead", step.name,
        isMet ? given.last.map { voice.time($0.at) } : "\(given.count)/\(step.need)")
    }
    return """
      <ol class="steps">\(mark("done", voice("提交", "submitted"), voice.time(request.revision.submittedAt)))\
      \(steps)\(end)</ol>
      """
  }

  private var end: HTML {
    switch request.state {
    case .inReview, .returned: mark("ahead", voice("批准", "approved"), nil)
    case .approved: mark("now", voice("已批准", "approved"), voice.time(request.changedAt))
    case .closed: mark("done", voice(request.state.words), voice.time(request.changedAt))
    case .rejected, .withdrawn, .lapsed, .voided:
      mark("ended", voice(request.state.words), voice.time(request.changedAt))
    }
  }

  // The mark says in words what the colour says.
  private func mark(_ kind: String, _ name: String, _ detail: HTML?) -> HTML {
    let said =
      switch kind {
      case "done": voice("已完成", "done")
      case "now": voice("进行中", "now")
      case "ended": voice("已结束", "ended")
      default: voice("未开始", "to come")
      }
    return """
      <li class="\(kind)"><span class="unseen">\(said): </span>\(name)\
      \(detail.map { "<br><span class=\"quiet\">\($0)</span>" as HTML })</li>
      """
  }
}
