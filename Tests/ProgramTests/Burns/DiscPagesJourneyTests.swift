import Foundation
import GateAuditLog
import GateDiscs
import GateDomain
import GateSite
import GateTesting
import Testing

@Suite(
  "Discs through the pages, from the files to their destruction", .serialized,
  .timeLimit(.minutes(3)))
struct DiscPagesJourneyTests {
  private static let plain = [("通知.txt", "关于开会的通知。\n"), ("名单.csv", "a,b\n1,2\n")]
  private static let marked = ("方案.txt", "第一行\n工作秘密★3年\n关于下半年工作的安排\n")
  private static let corrected = ("方案（公开部分）.txt", "第一行\n关于下半年工作的安排\n")

  /// One reader of the pages in one language.
  private struct Journey {
    let reader: ConsoleReader
    let files: TemporaryFolder

    var browser: Browser { reader.browser }

    func say(_ chinese: String, _ english: String) -> String { reader.say(chinese, english) }

    func picture(_ name: String) async throws {
      try await browser.screenshot("discs-\(reader.language)-\(name)")
    }

    func choose(_ named: [(String, String)]) async throws {
      for (name, text) in named { try files.write(text, to: name) }
      let paths = named.map { files.path($0.0) }.joined(separator: "\n")
      try await browser.type(paths, into: "#files")
      try await browser.click("form[enctype='multipart/form-data'] button")
      try await eventually(within: 20) {
        let table = try await browser.text("tbody")
        guard named.allSatisfy({ table.contains($0.0) }) else { throw NotYet(what: table) }
      }
    }
  }

  @Test("every step is done by the person whose it is", arguments: ["zh-CN", "en"])
  func journey(_ language: String) async throws {
    let site = try SiteUnderTest()
    let (server, station) = (try site.startServer(), try site.startStation())
    defer { [server, station].forEach { $0.kill() } }
    try site.insertBlank()
    try await Browser.using(language: language) { browser in
      let journey = Journey(
        reader: ConsoleReader(browser: browser, site: site, language: language),
        files: try TemporaryFolder("files"))
      let page = try await ask(journey)
      try await approve(journey, page, by: "sunli", "5-head")
      try await approve(journey, page, by: "liuyang", "6-officer")
      let disc = try await burn(journey, page)
      try await handOut(journey, disc)
      try await destroy(journey, disc)
    }
    #expect(try site.verifyLog().findings.isEmpty)
  }

  // Three files, one marked higher than declared: stopped with its place, corrected, submitted.
  private func ask(_ journey: Journey) async throws -> String {
    let (browser, reader) = (journey.browser, journey.reader)
    try await reader.signIn("zhangwei")
    try await reader.open("/burns")
    try await browser.click("main form button.primary")
    try await journey.choose(Self.plain + [Self.marked])
    // Whoever writes while the files are examined sees the findings come, and loses no word.
    try await browser.type("送审材料", into: "#purpose")
    try await reader.waitFor(journey.say("工作秘密标志", "a mark of a work secret"))
    try await settled(journey)
    let written = "return document.getElementById('purpose').value"
    #expect(try await browser.run(written, returning: String.self) == "送审材料")
    try await journey.picture("1-draft")
    try await fill(journey)
    let problem = try await browser.text("#errors")
    for part in ["方案.txt", "工作秘密★3年"] { #expect(problem.contains(part), "\(problem)") }
    try await journey.picture("2-stopped")
    try await browser.click("tbody tr:nth-child(3) form button")
    try await journey.choose([Self.corrected])
    try await settled(journey)
    // What was typed is still there.
    #expect(try await browser.find("#receiver").attribute("value") == "市局 李工")
    try await browser.click("form[action$='/submit'] button")
    try await reader.waitFor(journey.say("审批中", "in review"))
    try await journey.picture("3-submitted")
    #expect(try await !browser.has("button[value=approve]"))
    return String(try await browser.url().dropFirst(reader.address("").count))
  }

  private func settled(_ journey: Journey) async throws {
    try await eventually(within: 40) {
      let page = try await journey.browser.visibleText()
      let waiting = [("检测中", "being scanned"), ("检查中", "being examined")]
      guard !waiting.contains(where: { page.contains(journey.say($0.0, $0.1)) }) else {
        throw NotYet(what: "scanned: \(page.prefix(600))")
      }
    }
  }

  private func fill(_ journey: Journey) async throws {
    let browser = journey.browser
    try await browser.type("市局 李工", into: "#receiver")
    try await browser.type("chenjie", into: "#burner")
    try await browser.click("form[action$='/submit'] button")
  }

  private func approve(_ journey: Journey, _ page: String, by account: String, _ name: String)
    async throws
  {
    let (browser, reader) = (journey.browser, journey.reader)
    try await reader.signIn(account)
    // It is found from the first page on.
    try await browser.click("main a[href='\(page)']")
    try await journey.picture(name)
    try await browser.click("main tbody tr:nth-child(3) th a")
    try await reader.waitFor("第一行")
    try await journey.picture("\(name)-file")
    try await reader.open(page)
    try await browser.type(journey.say("材料属实", "as it should be"), into: "#reason")
    try await browser.click("button[value=approve]")
    // The page before has a timeline, too: what shows that the answer came is the button gone.
    try await eventually {
      guard try await !browser.has("button[value=approve]") else { throw NotYet(what: "answer") }
    }
    _ = try await browser.find(".timeline")
  }

  private func burn(_ journey: Journey, _ page: String) async throws -> String {
    let (browser, reader) = (journey.browser, journey.reader)
    try await reader.signIn("chenjie")
    try await reader.open("/media")
    try await browser.click("main section form button.primary")
    let disc = "DVD-\(CivilTime(.now, offsetSeconds: 28_800).year)-0001"
    try await reader.waitFor(disc)
    try await journey.picture("7-label")
    // The grant counts once its making is in the audit log.
    try await eventually {
      try await reader.open(page)
      guard try await browser.has("#disc") else { throw NotYet(what: "the form to burn") }
    }
    try await journey.picture("8-approved")
    try await browser.type(disc, into: "#disc")
    try await browser.click("form[action$='/start'] button")
    try await reader.waitFor(journey.say("刻录成功，回读一致", "burned and read back"))
    try await journey.picture("9-burned")
    return disc
  }

  // Nobody outside gets it without a take-out request; a colleague does, and brings it back.
  private func handOut(_ journey: Journey, _ disc: String) async throws {
    let (browser, reader) = (journey.browser, journey.reader)
    try await reader.open("/media/\(disc)")
    try await reader.waitFor("方案（公开部分）.txt")
    try await browser.type("市局 李工", into: "#to")
    try await browser.click("form:has(input[value=issue]) button")
    try await reader.waitFor(journey.say("没有批准的带出申请", "no approved take-out request"))
    try await journey.picture("10-no-take-out")
    try await reader.open("/media/\(disc)")
    try await browser.type("zhangwei", into: "#to")
    try await browser.click("form:has(input[value=issue]) button")
    try await reader.waitFor(journey.say("已借出", "issued"))
    try await journey.picture("11-issued")
    try await browser.click("form:has(input[value=return]) button")
    try await reader.waitFor(journey.say("已归还", "returned"))
  }

  private func destroy(_ journey: Journey, _ disc: String) async throws {
    let (browser, reader) = (journey.browser, journey.reader)
    try await browser.click("form:has(input[value=destroy]) button")
    try await reader.waitFor(journey.say("待另一人确认", "another person has to confirm"))
    #expect(try await !browser.has("input[value=destroy]"))
    try await journey.picture("12-half-destroyed")
    try await reader.signIn("liuyang")
    try await reader.open("/media/\(disc)")
    try await browser.click("form:has(input[value=destroy]) button")
    // The button before says "destroyed", too.
    try await eventually {
      guard try await !browser.has("main form") else { throw NotYet(what: "destruction") }
    }
    try await reader.waitFor(journey.say("已销毁", "destroyed"))
    try await journey.picture("13-destroyed")
  }
}
