import GateDomain
import GateOffice
import GateWire

/// What is out of order: blocked devices, held files, silent stations, late requests.
enum BoardIncidents {
  private static let silence: Int64 = 60

  /// The markup.
  static func html(_ person: Person, _ visit: Visit) async throws -> HTML {
    let voice = visit.voice
    var items: [HTML] = []
    for (station, seen) in await visit.office.silentStations(for: silence, at: visit.now) {
      let since = seen.map { voice.ago($0, now: visit.now) } ?? voice("启动以来", "since the start")
      items.append(
        line(
          "bad", "!",
          voice("中间机 \(station.id) 无报告（\(since)）", "station \(station.id) is silent (\(since))"),
          nil))
    }
    let blocked = try await visit.office.devices(by: person).filter { !$0.isAllowed }
    for sighting in blocked.prefix(3) {
      items.append(
        line(
          "waiting", "⊘",
          voice(
            "未授权设备 \(sighting.device.product.escaped) @ \(sighting.station)",
            "blocked device \(sighting.device.product.escaped) @ \(sighting.station)"), nil))
    }
    if Access.reviewers.admits(person) { items += try await held(person, visit) }
    let body: HTML =
      items.isEmpty
      ? "<p class=\"empty\">\(voice("没有异常。", "Nothing is out of order."))</p>"
      : "<ul class=\"plain dense\">\(items)</ul>"
    return """
      <section><h2>\(voice("异常", "Incidents")) <span class="count">\(items.count)</span></h2>\(body)</section>
      """
  }

  private static func held(_ person: Person, _ visit: Visit) async throws -> [HTML] {
    let voice = visit.voice
    let agreed = try await visit.office.heldCount(.agreed, by: person)
    let open = try await visit.office.heldCount(.open, by: person)
    var items: [HTML] = []
    if agreed > 0 {
      items.append(
        line(
          "waiting", "②",
          voice("\(agreed) 个扣留文件等待另一位保密员", "held files waiting for another officer: \(agreed)"),
          "/held?state=agreed"))
    }
    if open > 0 {
      let count = open >= 1_000 ? "999+" : String(open)
      items.append(
        line(
          "waiting", "▣", voice("\(count) 个扣留文件可处理", "held files to decide: \(count)"), "/held")
      )
    }
    return items
  }

  private static func line(_ kind: String, _ mark: String, _ text: String, _ path: String?) -> HTML
  {
    let words: HTML = path.map { "<a href=\"\($0)\">\(text)</a>" } ?? "\(text)"
    return "<li><span class=\"chip \(kind)\" aria-hidden=\"true\">\(mark)</span> \(words)</li>\n"
  }
}
