import GateAuditLog
import GateDomain

extension Record {
  /// Who did what to what, in one sentence.
  func sentence(_ voice: Voice) -> HTML {
    let middle: HTML = voice.language == .chinese ? "" : " "
    return """
      <bdi>\(who(voice))</bdi>\(middle)\(voice(event.words))\(details(voice))
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
    let parts = ["number", "path", "verdict", "code", "reason"]
      .compactMap { body[$0]?.string }.filter { !$0.isEmpty }
    guard !parts.isEmpty else { return "" }
    return "\(voice("：", ": "))<bdi>\(parts.joined(separator: " · "))</bdi>"
  }
}
