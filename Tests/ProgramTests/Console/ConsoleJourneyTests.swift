import Foundation
import GateDomain
import GateStationLink
import GateTesting
import GateWire
import Testing
import GateSigning

@Suite("The main job through the pages, in a real browser", .serialized, .timeLimit(.minutes(10)))
struct ConsoleJourneyTests {
  private static let eicar =
    "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

  // Enough files that the transfer can be watched.
  private static let files =
    [MediumFile("资料/病毒.txt", eicar)]
    + (0..<600).map { MediumFile("资料/第\($0)份.txt", "第 \($0) 份的内容。\n") }

  @Test(
    "a request is filed, approved, watched and its files fetched, with and without scripts",
    arguments: JourneyLook.allCases)
  func wholePath(_ look: JourneyLook) async throws {
    let site = try SiteUnderTest()
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(image, kind: .fat32, files: Self.files, mebibytes: 64)
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    try site.plug(image: image, serial: "WEB-1")
    try await Browser.using(javaScript: look.runsScripts, language: look.language) { browser in
      let reader = ConsoleReader(browser: browser, site: site, language: look.language)
      try await file(reader, look.rawValue)
      try await approve(reader, look.rawValue)
      try await watch(reader, look.rawValue)
    }
  }

  private func file(_ reader: ConsoleReader, _ name: String) async throws {
    let browser = reader.browser
    try await reader.signIn("zhangwei")
    try await browser.screenshot("console-\(name)-1-home")
    // The station needs a moment to report what is plugged in.
    try await eventually {
      try await reader.open("/requests/new/inbound")
      let list = try await browser.text("#field-medium")
      guard list.contains("WEB-1") else { throw NotYet(what: "the medium in: \(list)") }
    }
    try await browser.click("button[value=check]")
    _ = try await browser.find("#errors")
    #expect(try await browser.title().hasPrefix(reader.say("错误：", "Error: ")))
    try await browser.screenshot("console-\(name)-2-mistakes")
    try await browser.click(".errors a[href='#field-purpose']")
    try await browser.type("季度统计资料传入", into: "#field-purpose")
    try await browser.type("市统计局", into: "#field-source")
    try await browser.click("#field-medium option:nth-child(2)")
    try await browser.click("button[value=check]")
    try await reader.waitFor(reader.say("请核对", "Please check"))
    try await browser.screenshot("console-\(name)-3-check")
    try await browser.click("button[value=submit]")
    try await reader.waitFor(reader.say("审批中", "in review"))
    #expect(try await browser.text("main").contains("0951:1666 WEB-1"))
    #expect(try await !browser.has("button[value=approve]"))
    try await browser.screenshot("console-\(name)-3-submitted")
  }

  private func approve(_ reader: ConsoleReader, _ name: String) async throws {
    let browser = reader.browser
    try await reader.signIn("liuyang")
    #expect(try await browser.text("main").contains("季度统计资料传入"))
    try await browser.screenshot("console-\(name)-4-officer")
    try await browser.click("main tbody th a")
    try await browser.click("button[value=reject]")
    #expect(try await browser.text("#errors").contains(reader.say("没有填写理由", "reason")))
    try await browser.type("资料用途明确", into: "#reason")
    try await browser.click("button[value=approve]")
    try await reader.waitFor(reader.say("已批准", "approved"))
    try await browser.screenshot("console-\(name)-5-approved")
  }

  private func watch(_ reader: ConsoleReader, _ name: String) async throws {
    let browser = reader.browser
    let result = (
      "600 个文件已放行，1 个被扣留：原因与办法如下。",
      "600 files came in, 1 held: why and what to do."
    )
    try await reader.signIn("zhangwei")
    try await reader.openNewestTransfer()
    try await browser.screenshot("console-\(name)-6-running")
    // Nobody reloads: the page itself finds out that it is over.
    try await reader.waitFor(reader.say(result.0, result.1))
    try await reader.waitFor(reader.say("检出病毒", "malware"))
    try await browser.screenshot("console-\(name)-7-result")
    let digest = Digest.of(Array("第 0 份的内容。\n".utf8)).hex
    #expect(try await browser.pageSource().contains(digest))
    #expect(try await browser.findAll("a[download][href*='/files/']").count > 100)
    let fetched: String = try await browser.run(
      """
      const link = [...document.querySelectorAll("a[download]")]
        .find(a => a.textContent.endsWith("第0份.txt"));
      const answer = await fetch(link.href);
      return answer.status + answer.headers.get("content-disposition") + await answer.text();
      """)
    #expect(fetched.hasPrefix("200attachment;") && fetched.hasSuffix("第 0 份的内容。\n"))
    try await browser.click(".account summary")
    try await browser.click(".languages a[lang=\(reader.say("en", "zh-CN"))]")
    try await reader.waitFor(reader.say(result.1, result.0))
  }

  @Test(
    "every page fits half a screen, as at 200 % zoom, and can be used with the keyboard alone",
    arguments: ["zh-CN", "en"])
  func narrowAndKeyboard(_ language: String) async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    _ = try await site.approvedRequest(serial: "NARROW-1")
    try await Browser.using(language: language) { browser in
      let reader = ConsoleReader(browser: browser, site: site)
      try await reader.signIn("liuyang")
      try await menuIsWhole(browser)
      for path in ["/", "/requests/all", "/transfers", "/stations", "/log", "/log/records/0"] {
        try await reader.open(path)
        let isReachable: Bool = try await browser.run(
          """
          const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
          return all.every(e => e.tabIndex >= 0 || e.type === "hidden");
          """)
        #expect(isReachable, "\(path)")
        // The room that a 1366 pixel screen leaves at 200 % zoom.
        let overflow: Int = try await browser.run(
          """
          document.documentElement.style.setProperty("width", "683px");
          document.body.style.setProperty("width", "683px");
          const wide = [...document.querySelectorAll("main > *, header > *")]
            .filter(e => e.getBoundingClientRect().right > 684);
          return wide.length;
          """)
        #expect(overflow == 0, "\(path)")
      }
      try await menuIsWhole(browser)
    }
  }

  // Where it does not fit beside the navigation, nobody could sign out.
  private func menuIsWhole(_ browser: Browser) async throws {
    try await browser.click(".account summary")
    let isWhole: Bool = try await browser.run(
      """
      const menu = document.querySelector(".account .menu").getBoundingClientRect();
      return menu.width > 100 && menu.left >= 0 && menu.right <= document.body.clientWidth + 1;
      """)
    #expect(isWhole)
    try await browser.click(".account summary")
  }
}
