import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// The first page after signing in: what the reader's roles have to do now.
enum HomePages {
  // More than this many waiting requests are counted as "99+".
  static let countLimit = 100

  static let routes: [Route] = [.get("/", .signedIn, show)]

  private static func show(_ visit: Visit) async throws -> Response {
    let person = try visit.person
    var body: HTML = "<h1>\(visit.voice("您好，\(person.name)", "Hello, \(person.name)"))</h1>"
    body += try await sections(person, visit)
    return visit.page(
      Page(
        title: visit.voice("首页", "Home"), body: body,
        isLive: person.holds(.stationOperator), section: .home))
  }

  private static func sections(_ person: Person, _ visit: Visit) async throws -> HTML {
    var all = HTML()
    if Access.stationKeepers.admits(person) { all += try await signatures(visit) }
    if Page.Section.toApprove.access.admits(person) { all += try await toApprove(person, visit) }
    if Access.officers.admits(person) { all += try await held(person, visit) }
    if person.holds(.stationOperator) { all += try await devices(person, visit) }
    if Access.officers.admits(person) || person.holds(.stationOperator) {
      all += try await running(person, visit)
    }
    if person.holds(.staff) { all += try await mine(person, visit) }
    if Access.logReaders.admits(person) { all += try await log(person, visit) }
    return all.isEmpty ? nothing(visit) : all
  }

  private static func signatures(_ visit: Visit) async throws -> HTML {
    SignatureBanner(signatures: await visit.office.signatures(), visit: visit).html ?? ""
  }

  private static func toApprove(_ person: Person, _ visit: Visit) async throws -> HTML {
    let voice = visit.voice
    let waiting = try await visit.office.requests(
      .toApprove, by: person, limit: countLimit, before: nil)
    let count = waiting.count >= countLimit ? "99+" : String(waiting.count)
    let table = RequestTable(
      requests: Array(waiting.suffix(10).reversed()), voice: voice, now: visit.now)
    return """
      <section><h2>\(voice("待我审批", "To approve")) <span class="count">\(count)</span></h2>
      \(table.html(empty: voice("现在没有等待您审批的申请。", "Nothing waits for your answer now.")))
      \(HTML.more(waiting.count > 10 ? "/requests/to-approve" : nil, voice("查看全部", "See all")))
      </section>
      """
  }

  // Only what waits for a second officer is somebody's turn; most held files wait for nobody.
  private static func held(_ person: Person, _ visit: Visit) async throws -> HTML {
    let voice = visit.voice
    let waiting = try await visit.office.heldCount(.agreed, by: person)
    let open = try await visit.office.heldCount(.open, by: person)
    guard open > 0 else { return "" }
    let all = open >= 1_000 ? "999+" : String(open)
    return """
      <section><h2>\(voice("扣留文件", "Held files")) <span class="count">\(all)</span></h2>
      <p>\(waiting > 0 ? "<a href=\"/held?state=agreed\">\(voice("\(waiting) 个等待另一位保密员同意", "\(waiting) waiting for another officer"))</a> · " : nil as HTML?)\
      <a href="/held">\(voice("查看全部可处理的文件", "See all that can be decided"))</a></p></section>
      """
  }

  private static func devices(_ person: Person, _ visit: Visit) async throws -> HTML {
    let devices = try await visit.office.devices(by: person)
    return """
      <section><h2>\(visit.voice("已插入的介质", "Plugged in now"))</h2>
      \(DeviceCards(devices: devices, visit: visit).html)</section>
      """
  }

  private static func running(_ person: Person, _ visit: Visit) async throws -> HTML {
    let voice = visit.voice
    let running = try await visit.office.transfers(by: person, limit: 20, before: nil)
      .filter { !$0.state.isFinal }
    return """
      <section><h2>\(voice("正在运行的传输", "Running transfers"))</h2>
      \(TransferTable(transfers: running, voice: voice).html(empty: voice("现在没有正在运行的传输。", "No transfer runs now.")))</section>
      """
  }

  private static func mine(_ person: Person, _ visit: Visit) async throws -> HTML {
    let voice = visit.voice
    let mine = try await visit.office.requests(.mine, by: person, limit: 10, before: nil)
    let table = RequestTable(requests: mine, voice: voice, now: visit.now)
    return """
      <section><p><a class="button primary large" href="/requests/new">\(voice("新建申请", "New request"))</a></p>
      <h2>\(voice("我的申请", "My requests"))</h2>
      \(table.html(empty: voice("您还没有申请。要带入文件，请先新建申请。", "You have no requests yet. To bring files in, make one first.")))
      \(HTML.more(mine.count == 10 ? "/requests" : nil, voice("查看全部", "See all")))</section>
      """
  }

  private static func log(_ person: Person, _ visit: Visit) async throws -> HTML {
    let summary = try await visit.office.logSummary(by: person)
    return """
      <section><h2>\(visit.voice("审计日志", "Audit log"))</h2>
      \(LogState(summary: summary, voice: visit.voice).html)
      <p><a href="/log">\(visit.voice("查看记录", "See the records"))</a></p></section>
      """
  }

  private static func nothing(_ visit: Visit) -> HTML {
    let text = visit.voice(
      "您的角色在控制台没有日常事务；账号与维护请使用 gatectl。",
      "Your roles have no daily work in the console; use gatectl for accounts and upkeep.")
    return "<p class=\"empty\">\(text)</p>"
  }
}
