import GateAuditLog
import GateDomain

extension Record {
  /// Who did what to what, in one sentence.
  func sentence(_ voice: Voice) -> HTML {
    let who = who(voice)
    // Chinese sets no space between two characters, but one after a Latin letter.
    let isJoined = voice.language == .chinese && who.last?.isASCII == false
    return """
      <bdi>\(who)</bdi>\(isJoined ? "" : " ")\(voice(event.words))\(details(voice))
      """
  }

  private func who(_ voice: Voice) -> String {
    if !subject.name.isEmpty { return subject.name }
    if subject.id == "server" { return voice("服务器", "the server") }
    return source.hasPrefix("station:")
      ? voice("中间机 \(subject.id)", "station \(subject.id)") : subject.id
  }

  // The words of the record's body that people look for; the exact bytes show the rest.
  private func details(_ voice: Voice) -> HTML {
    let parts = ["number", "name", "path", "verdict", "code", "reason"]
      .compactMap { body[$0]?.string }.filter { !$0.isEmpty }
    guard !parts.isEmpty else { return "" }
    return "\(voice("：", ": "))<bdi>\(parts.joined(separator: " · "))</bdi>"
  }

  /// The kind of thing that was acted on.
  func objectWords(_ voice: Voice) -> String {
    switch object.kind {
    case "request": voice("申请", "request")
    case "transfer": voice("传输任务", "transfer")
    case "grant": voice("授权", "grant")
    case "person": voice("人员", "person")
    case "device": voice("设备", "device")
    case "station": voice("中间机", "station")
    case "site": voice("站点", "site")
    case "log": voice("审计日志", "audit log")
    default: object.kind
    }
  }
}
