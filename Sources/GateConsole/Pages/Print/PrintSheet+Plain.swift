import GateDomain
import GateForms
import GateOffice

/// The same without markup, for paper of our own.
extension PrintSheet {
  /// Names and values of what is asked for.
  var plainFacts: [[String]] {
    let voice = visit.voice
    let requester = [
      voice("申请人", "Requester"), "\(request.requesterName) · \(request.department)",
    ]
    let view = ContentView(
      content: request.revision.content, office: visit.office, voice: voice, people: people)
    return [requester] + view.plainRows
  }

  /// What was answered at a step, a line each.
  func answers(to step: ApprovalStep) -> String {
    request.approvals.filter {
      $0.step == step.id && $0.revision == request.revision.digest
    }.map { approval in
      let absent = approval.inSteadOf.map { people[$0]?.name ?? $0.rawValue }
      let lent = absent.map { visit.voice("（代理 \($0)）", " (for \($0))") } ?? ""
      let line = [
        visit.voice(approval.answer.words), "\(approval.approverName)\(lent)",
        visit.voice.plainTime(approval.at),
      ].joined(separator: " ")
      return approval.reason.isEmpty ? line : "\(line)\n\(approval.reason)"
    }.joined(separator: "\n")
  }

  /// What stands beside the code.
  var plainProof: String {
    let voice = visit.voice
    return """
      \(voice("版本摘要", "Version digest")) \(request.revision.digest.hex)
      \(voice("审计日志序号", "Audit record")) \(place)
      \(voice("审批只对此版本有效；凭编号可在关口核对。", "Approvals count for this version only; check the number in Gatehouse."))
      """
  }
}
