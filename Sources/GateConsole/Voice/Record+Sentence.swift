import GateAuditLog
import GateDomain
import GateOffice
import GateRetention

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
    let parts = ["act", "to", "number", "name", "path", "verdict", "disposition", "code", "reason"]
      .compactMap { name in body[name]?.string.map { shown(name, $0, voice) } }
      .filter { !$0.isEmpty }
    guard !parts.isEmpty else { return "" }
    return "\(voice("：", ": "))<bdi>\(parts.joined(separator: " · "))</bdi>"
  }

  // Words of ours are told in the reader's language; everything else is shown as it is.
  private func shown(_ name: String, _ text: String, _ voice: Voice) -> String {
    switch name {
    case "act": RecordEvent.mediumAct(text).map { voice($0) } ?? text
    case "verdict": Verdict.named(text).map { voice($0) } ?? text
    case "disposition": ReviewDisposition(rawValue: text).map { voice($0.words) } ?? text
    case "code": Self.refusal(text).map { voice($0) } ?? text
    default: text
    }
  }

  private static func refusal(_ code: String) -> Words? {
    Refusal.what(code) ?? InboundReport.Reason(rawValue: code)?.words
  }

  /// Where the record was written, for people.
  func sourceWords(_ voice: Voice) -> String {
    if source == "server" { return voice("服务器", "server") }
    return station.map { voice("中间机 \($0)", "station \($0)") } ?? source
  }

  /// The thing that was acted on, with a link to its page where it has one.
  func objectLink(_ voice: Voice) -> HTML {
    let pages = [
      "request": "/requests/", "transfer": "/transfers/", "machine": "/machines/",
      "finding": "/findings/", "burn-request": "/burns/",
      "medium": "/media/",
    ]
    let name: HTML = "<code>\(object.id)</code>"
    guard let page = pages[object.kind], object.id != "new" else {
      return "\(objectWords(voice)) \(name)"
    }
    return "\(objectWords(voice)) <a href=\"\(page)\(PathText.encoded(object.id))\">\(name)</a>"
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
    case "machine": voice("外网计算机", "external machine")
    case "finding": voice("检查发现", "finding")
    case "burn-request": voice("刻录申请", "burn request")
    case "burn": voice("刻录", "burn")
    case "medium": voice("介质", "medium")
    case "medium-kind": voice("介质种类", "kind of medium")
    default: object.kind
    }
  }
}

extension Verdict {
  /// The words for the verdict that records call `code`; nil for none of ours.
  fileprivate static func named(_ code: String) -> Words? {
    let all: [Verdict] = [
      .clean, .infected(""), .suspicious(""), .unscannable(.notScanned), .forbidden(.tooLarge),
    ]
    return all.first { $0.code == code }?.words
  }
}
