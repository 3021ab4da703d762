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
    case .closed: voice("已执行完毕，申请已办结。", "It was carried out, so it is closed.")
    }
  }

  private func reviewSentence(_ voice: Voice) -> String {
    guard let step = openStep else { return "" }
    let added = pendingReviewers(of: step).map(\.name)
    let others =
      added.isEmpty
      ? ""
      : voice(
        "还需加签人\(voice.list(added))同意。", " Added reviewers who must agree: \(voice.list(added)).")
    return voice(
      "正在等待“\(step.name)”：\(StepWords.who(step, voice))。\(others)申请人本人不能审批。",
      "Waiting for “\(step.name)”: \(StepWords.who(step, voice)).\(others) The requester cannot approve it."
    )
  }

  private func approvedSentence(_ voice: Voice) -> String {
    let window = terms.window(of: revision.content, at: changedAt)
    let last = [window?.notAfter, narrowing.until].compactMap(\.self).min()
    let end = last?.display(offsetSeconds: voice.offsetSeconds) ?? ""
    switch terms.action {
    case .importFiles:
      let station = terms.station.map(revision.content.text) ?? ""
      return voice(
        "请在 \(end) 之前把介质插入中间机 \(station)，系统会自动复制、检测并放行。",
        "Plug the medium into station \(station) before \(end); it is then copied, scanned and released."
      )
    case .burn:
      return voice(
        "请在 \(end) 之前到指定的刻录机上刻录。", "Burn it at the named machine before \(end).")
    case .deviceEntry:
      return voice(
        "设备可以进入，\(end) 之前必须带离并接受检查。",
        "The device may come in; it must leave, checked, before \(end).")
    case .takeOut:
      return voice(
        "可以带出；\(end) 之前交回接收人的回执，登记后办结。",
        "It may be taken out; the receiver's receipt, due before \(end), closes this request.")
    case .keep: return voice("可以留存到 \(end)。", "The file may stay until \(end).")
    case .changePolicy:
      return voice(
        "请在 \(end) 之前换上这份策略并重新启动服务。",
        "Put the policy in place before \(end) and restart the service.")
    case nil: return voice("已批准，\(end) 结束后自动办结。", "Approved; it closes by itself at \(end).")
    }
  }
}
