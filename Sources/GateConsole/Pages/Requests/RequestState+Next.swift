import GateDomain

extension Request {
  /// Where it stands and what happens next, in one or two sentences.
  func nextSentence(_ voice: Voice) -> String {
    switch state {
    case .inReview: reviewSentence(voice)
    case .returned:
      voice(
        "审批人要求修改。申请人修改后可重新提交，审批从头开始。",
        "An approver asks for a change. The requester can change it and submit it again; approval then starts over."
      )
    case .approved: approvedSentence(voice)
    case .rejected:
      voice(
        "审批人不同意，申请到此结束。如情况有变，请提交新的申请。",
        "An approver said no, and that is final. If things change, submit a new request.")
    case .withdrawn: voice("申请人已撤回，不再有效。", "The requester took it back; it no longer counts.")
    case .lapsed:
      voice(
        "在期限内没有审批或没有使用，已失效。需要时请提交新的申请。",
        "It was not decided or not used in time. Submit a new request if it is still needed.")
    case .voided:
      voice("保密员已作废此申请，授权已撤销。", "A security officer took it back; the grant is revoked.")
    case .closed: voice("传输已完成，申请已办结。", "Its transfer has ended, so it is closed.")
    }
  }

  private func reviewSentence(_ voice: Voice) -> String {
    guard let step = openStep else { return "" }
    return voice(
      "正在等待“\(step.name)”（\(step.role.words.chinese)）。申请人本人不能审批。",
      "Waiting for “\(step.name)” (\(step.role.words.english)). The requester cannot approve it.")
  }

  private func approvedSentence(_ voice: Voice) -> String {
    let content = revision.content
    let end = content.window.notAfter.display(offsetSeconds: voice.offsetSeconds)
    return voice(
      "请在 \(end) 之前把介质插入中间机 \(content.station)，系统会自动复制、检测并放行。",
      "Plug the medium into station \(content.station) before \(end); it is then copied, scanned and released."
    )
  }
}
