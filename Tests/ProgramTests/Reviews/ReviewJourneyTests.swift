import Foundation
import GateDomain
import GateStationLink
import GateTesting
import GateWire
import Testing

@Suite("Review through the pages, in a real browser", .serialized, .timeLimit(.minutes(10)))
struct ReviewJourneyTests {
  private static let files =
    (0..<9).map { MediumFile("资料/第\($0)份.txt", "第 \($0) 份的内容。\n") }
    + [
      MediumFile("资料/统计表.docx", "名称是文档，内容是文本。\n"),
      MediumFile("资料/通讯录.docx", "另一份。\n"),
      MediumFile("下载/病毒.txt", SiteUnderTest.eicar),
      MediumFile(
        "下载/发票.pdf", .data(Array(FileManager.default.contents(atPath: "/bin/true") ?? Data()))),
    ]

  @Test(
    "two officers decide and the requester reads what came of it, with and without scripts",
    arguments: JourneyLook.allCases)
  func wholePath(_ look: JourneyLook) async throws {
    let site = try SiteUnderTest()
    try site.allowReview(of: .mismatch, officers: 2)
    let image = site.temporary.path("medium.img")
    try await MediumImage.build(image, kind: .fat32, files: Self.files)
    let (server, station) = (try site.startServer(), try site.startStation())
    defer {
      server.kill()
      station.kill()
    }
    try site.plug(image: image, serial: "PAGE-1")
    let request = try await site.approvedRequest(serial: "PAGE-1")
    _ = try await site.endedTransfer(of: request)
    try await Browser.using(javaScript: look.runsScripts, language: look.language) { browser in
      let reader = ConsoleReader(browser: browser, site: site, language: look.language)
      let name = "review-\(look)"
      let waiting = reader.say("等待其他保密员", "waiting for another officer")
      try await agree(reader, name, "liuyang", waiting)
      try await agree(reader, name, "wangfang", reader.say("已复核放行", "released by review"))
      try await readResult(reader, name)
      if look == .script { try await pictures(reader, name) }
    }
  }

  // The second officer's page finds out by itself that the station has carried it out.
  private func agree(
    _ reader: ConsoleReader, _ name: String, _ officer: String, _ state: String
  ) async throws {
    let browser = reader.browser
    try await reader.signIn(officer)
    try await reader.open("/held")
    try await browser.screenshot("\(name)-1-list-\(officer)")
    let link: String = try await browser.run(
      """
      const link = [...document.querySelectorAll("tbody th a")]
        .find(a => a.textContent.includes("统计表"));
      return new URL(link.href).pathname;
      """)
    try await reader.open(link)
    try await browser.click("form:has(#why-release) button")
    #expect(try await browser.text("#errors").contains(reader.say("没有填写理由", "reason")))
    try await browser.type("已向来源方核实", into: "#why-release")
    try await browser.screenshot("\(name)-2-file-\(officer)")
    try await browser.click("form:has(#why-release) button")
    try await reader.waitFor(state)
    try await browser.screenshot("\(name)-3-\(officer)")
  }

  private func readResult(_ reader: ConsoleReader, _ name: String) async throws {
    try await reader.signIn("zhangwei")
    try await reader.openNewestTransfer()
    try await reader.waitFor(
      reader.say(
        "9 个文件已放行，4 个被扣留：原因与办法如下。", "9 files came in, 4 held: why and what to do."))
    let text = try await reader.browser.text("main")
    for part in [reader.say("已复核放行", "released by review"), "刘洋", "王芳", "已向来源方核实"] {
      #expect(text.contains(part), "\(text)")
    }
    try await reader.browser.screenshot("\(name)-4-requester")
  }

  // Pictures of every page that officers, auditors and operators use, in both languages.
  private func pictures(_ reader: ConsoleReader, _ name: String) async throws {
    let browser = reader.browser
    try await reader.signIn("liuyang")
    let link: String = try await {
      try await reader.open("/held")
      return try await browser.run(
        """
        const link = [...document.querySelectorAll("tbody th a")]
          .find(a => a.textContent.includes("病毒"));
        return new URL(link.href).pathname;
        """)
    }()
    for (tag, language) in [("zh-CN", "zh"), ("en", "en")] {
      try await reader.open("/language/\(tag)?to=/held")
      for (page, path) in [
        ("held", "/held?state=all"), ("malware", link), ("home", "/"),
        ("approve", "/requests/to-approve"),
        ("requests", "/requests/all"), ("stations", "/stations"), ("log", "/log"),
        ("transfers", "/transfers"),
      ] {
        try await reader.open(path)
        try await browser.screenshot("\(name)-\(language)-\(page)")
        if page == "home" {
          // An officer's first screen is seen whole, on a screen of 1366×768.
          let height: Int = try await browser.run(
            "return document.documentElement.scrollHeight - window.innerHeight")
          #expect(height <= 0)
        }
      }
    }
  }
}
