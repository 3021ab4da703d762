import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// What is plugged in, what is let in, and with which engine.
enum StationPages {
  // A station reports every few seconds; after a minute of silence something is wrong with it.
  private static let silence: Int64 = 60

  static let routes: [Route] = [.get("/stations", .stationKeepers, show)]

  private static func show(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let signatures = await visit.office.signatures()
    let devices = try await visit.office.devices(by: visit.person)
    return visit.page(
      Page(
        title: voice("中间机", "Stations"),
        body: """
          <h1>\(voice("中间机", "Stations"))</h1>
          \(SignatureBanner(signatures: signatures, visit: visit).html)
          \(stations(await visit.office.stations(), seen: await visit.office.stationLastSeen(), visit))
          <section><h2>\(voice("已插入的介质", "Plugged in now"))</h2>
          \(DeviceCards(devices: devices, visit: visit).html)</section>
          \(signatures.map { engine($0, visit) })
          """, isLive: true, section: .stations))
  }

  private static func stations(_ stations: [Station], seen: Timestamp?, _ visit: Visit) -> HTML {
    let voice = visit.voice
    let isSilent = seen.map { visit.now > $0.adding(seconds: silence) } ?? true
    let chip =
      isSilent
      ? Chip(words: Words("没有消息", "silent"), tone: .bad)
      : Chip(words: Words("在线", "online"), tone: .good)
    let seenText: HTML =
      seen.map {
        "\(voice("最近报告", "last report")) \(voice.time($0)) · \(voice.ago($0, now: visit.now))"
      } ?? "\(voice("还没有收到过报告", "no report so far"))"
    let items: [HTML] = stations.map { "<li><strong>\($0.id)</strong> \($0.name)</li>\n" }
    return """
      <section><ul class="plain">\(items)</ul><p>\(chip.html(voice)) \(seenText)</p></section>
      """
  }

  private static func engine(_ signatures: SignatureDatabase, _ visit: Visit) -> HTML {
    let voice = visit.voice
    var facts = Facts()
    let age = signatures.ageInDays(at: visit.now)
    facts.add(voice("引擎", "Engine"), text: signatures.engine)
    facts.add(
      voice("特征库版本", "Signature version"),
      signatures.version == 0 ? "\(voice("无版本号", "none"))" : "\(signatures.version)")
    facts.add(voice("特征数量", "Signatures"), "\(Voice.grouped(signatures.count))")
    facts.add(voice("发布时间", "Published"), voice.time(signatures.publishedAt))
    facts.add(voice("库龄", "Age"), "\(voice("\(age) 天", age == 1 ? "1 day" : "\(age) days"))")
    facts.add("SHA-256", HTML.digest(signatures.digest))
    return
      "<section><h2>\(voice("检测引擎与病毒特征库", "Engine and virus signatures"))</h2>\(facts.html)</section>"
  }
}
