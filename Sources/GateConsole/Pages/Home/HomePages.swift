import GateDomain
import GateOffice
import GateWire
import Hummingbird

/// The first page after signing in: what the reader's roles have to do now.
enum HomePages {
  static let routes: [Route] = [.get("/", .signedIn, show)]

  private static func show(_ visit: Visit) async throws -> Response {
    let person = try visit.person
    let isBoard = Access.seers.admits(person)
    var body: HTML =
      isBoard
      ? "<div class=\"unseen\"><h1>\(visit.voice("首页", "Home"))</h1></div>"
      : "<h1>\(visit.voice("您好，\(person.name)", "Hello, \(person.name)"))</h1>"
    body += try await pledge(person, visit)
    if isBoard { body += try await OfficerBoard.html(person, visit) }
    body += try await sections(person, visit)
    return visit.page(
      Page(
        title: visit.voice("首页", "Home"), body: body,
        isLive: person.holds(.stationOperator), section: .home))
  }

  private static func sections(_ person: Person, _ visit: Visit) async throws -> HTML {
    var all = try await machines(person, visit) ?? HTML()
    if Access.stationKeepers.admits(person) { all += try await signatures(visit) }
    let isBoard = Access.seers.admits(person)
    if let waiting = try WaitingBurns(visit: visit).html { all += waiting }
    if !isBoard, Access.requesters.admits(person) {
      all += try toApprove(person, visit)
    }
    if person.holds(.stationOperator) { all += try await devices(person, visit) }
    if person.holds(.stationOperator) {
      all += try await running(person, visit)
    }
    if person.holds(.staff) { all += try await mine(person, visit) }
    if Access.accountReaders.admits(person) { all += try await accounts(person, visit) }
    return all.isEmpty && !isBoard ? nothing(visit) : all
  }

  // Whoever has no pledge that counts can do nothing here, so it comes first.
  private static func pledge(_ person: Person, _ visit: Visit) async throws -> HTML {
    let voice = visit.voice
    guard try await !visit.office.isPledged(person.id) else { return "" }
    return """
      <div class="banner bad" role="note"><strong>✕ \(voice("您没有有效的保密承诺书，不能提交申请、审批或操作。", "You have no confidentiality pledge that counts, so you cannot file, decide or operate anything."))</strong>
      <a href="/pledge">\(voice("阅读并签署", "Read and sign it"))</a></div>
      """
  }

  private static func machines(_ person: Person, _ visit: Visit) async throws -> HTML? {
    let own = try await visit.office.ownMachines(of: person)
    guard !own.isEmpty else { return nil }
    return OwnMachines(machines: own, names: RuleNames(visit), visit: visit).html
  }

  private static func signatures(_ visit: Visit) async throws -> HTML {
    SignatureBanner(signatures: await visit.office.signatures(), visit: visit).html ?? ""
  }

  private static func toApprove(_ person: Person, _ visit: Visit) throws -> HTML {
    let voice = visit.voice
    let waiting = try visit.office.firstWaiting(for: person, limit: 10)
    // Somebody's delegate or added reviewer has something to approve now and then.
    guard waiting.count > 0 || Page.Section.toApprove.access.admits(person) else { return "" }
    let table = RequestTable(requests: waiting.first, visit: visit)
    return """
      <section><h2>\(voice("待我审批", "To approve")) <span class="count">\(waiting.count)</span></h2>
      \(table.html(empty: voice("现在没有等待您审批的申请。", "Nothing waits for your answer now.")))
      \(HTML.more(waiting.count > waiting.first.count ? "/requests/to-approve" : nil, voice("查看全部", "See all")))
      </section>
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
    return """
      <section><p><a class="button primary large" href="/requests/new">\(voice("新建申请", "New request"))</a></p>
      <h2>\(voice("我的申请", "My requests"))</h2>
      \(RequestProgress.list(mine, visit))
      \(HTML.more(mine.count == 10 ? "/requests" : nil, voice("查看全部", "See all")))</section>
      """
  }

  private static func accounts(_ person: Person, _ visit: Visit) async throws -> HTML {
    let voice = visit.voice
    let changes = try await visit.office.openChanges(by: person)
    return """
      <section><h2>\(voice("等待确认的账号变更", "Changes of accounts to confirm")) <span class="count">\(changes.count)</span></h2>
      \(ChangeList(changes: changes, visit: visit).html)
      <p><a href="/people">\(voice("查看全部账号", "See all accounts"))</a></p></section>
      """
  }

  private static func nothing(_ visit: Visit) -> HTML {
    let text = visit.voice(
      "您的角色在控制台没有日常事务；账号与维护请使用 gatectl。",
      "Your roles have no daily work in the console; use gatectl for accounts and upkeep.")
    return "<p class=\"empty\">\(text)</p>"
  }
}
