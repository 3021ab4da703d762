import Foundation
import GateDiscs
import GateDomain
import GateSigning
import GateStationLink
import GateTesting
import Testing

@Suite("Files for a disc, from the browser", .serialized, .timeLimit(.minutes(3)))
struct UploadPageTests {
  private static let size = 96 << 20

  @Test("an upload goes on where it was when the server died, and not a byte is lost")
  func resumed() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    let files = try TemporaryFolder("upload")
    let (path, digest) = try large(files)
    try await Browser.using(language: "zh-CN") { browser in
      let reader = try await draft(browser, site)
      try await browser.type(path, into: "#files")
      try await browser.click("form[data-pieces] button")
      try await hasBegun(browser)
      server.kill()
      try await reader.waitFor("连接中断，正在重试；已传部分不会丢失")
      try await browser.screenshot("upload-waiting")
      let again = try site.startServer()
      defer { again.kill() }
      try await eventually(within: 90) {
        let page = try await browser.visibleText()
        guard page.contains(digest) else { throw NotYet(what: page) }
      }
      #expect(try await !browser.has("#errors"))
    }
  }

  @Test("a name that no disc can carry is refused on the page, with what to do")
  func refused() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    let files = try TemporaryFolder("upload")
    try files.write("x", to: "con.txt")
    try await Browser.using(language: "zh-CN") { browser in
      let reader = try await draft(browser, site)
      try await browser.type(files.path("con.txt"), into: "#files")
      try await browser.click("form[data-pieces] button")
      try await reader.waitFor("文件名不能用在光盘上 – 每一段不超过")
      // It is said where the file was chosen, and the draft is still there.
      #expect(try await browser.has("form[action$='/submit']"))
    }
  }

  private func draft(_ browser: Browser, _ site: SiteUnderTest) async throws -> ConsoleReader {
    let reader = ConsoleReader(browser: browser, site: site, language: "zh-CN")
    try await reader.signIn("zhangwei")
    try await reader.open("/burns")
    try await browser.click("main form button.primary")
    return reader
  }

  private func hasBegun(_ browser: Browser) async throws {
    try await eventually(within: 30) {
      let said = try await browser.text("form[data-pieces] [role=status]")
      guard said.contains("%"), !said.contains(" 0%") else { throw NotYet(what: said) }
    }
  }

  private func large(_ files: TemporaryFolder) throws -> (path: String, digest: String) {
    let random = try #require(FileHandle(forReadingAtPath: "/dev/urandom"))
    let bytes = try #require(try random.read(upToCount: Self.size))
    try bytes.write(to: URL(fileURLWithPath: files.path("图纸.dat")))
    let digest = Digest.of(Array(bytes)).hex
    return (files.path("图纸.dat"), digest)
  }
}

@Suite("Files for a disc, by gatectl", .serialized, .timeLimit(.minutes(3)))
struct UploadCommandTests {
  @Test("a file that is written to while it is sent is taken out again, and said so")
  func changed() async throws {
    let site = try SiteUnderTest()
    let server = try site.startServer()
    defer { server.kill() }
    try await site.logIn("zhangwei")
    let staff = try await site.signIn("zhangwei")
    let draft: DraftAnswer = try await staff.post("burns/drafts", NewDraft(station: ""))
    let file = site.temporary.path("方案.dat")
    try Data(count: 256 << 20).write(to: URL(fileURLWithPath: file))
    let whole = try FileManager.default.attributesOfItem(atPath: file)
    async let result = site.gatectl(
      as: "zhangwei", ["burn", "stage", file, "--draft", draft.id.rawValue])
    try await begun(whole, draft, by: staff)
    let writer = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    try writer.write(contentsOf: Data("changed".utf8))
    try writer.close()
    let ended = try await result
    #expect(ended.ending == .exited(1), "\(ended.output)")
    #expect(ended.errors.contains("was changed while it was sent"), "\(ended.errors)")
    let after: DraftAnswer = try await staff.get(
      ServerPath(["burns", "drafts", draft.id.rawValue]))
    #expect(after.files.isEmpty)
  }

  // Once the first piece has come, its bytes are read and will not be read again.
  private func begun(
    _ whole: [FileAttributeKey: Any], _ draft: DraftAnswer, by staff: ServerConnection
  ) async throws {
    let date = try #require(whole[.modificationDate] as? Date)
    let source = "\(256 << 20)-\(date.timeIntervalSince1970)"
    try await eventually(within: 30) {
      let answer: UploadAnswer = try await staff.get(
        ServerPath(
          ["burns", "drafts", draft.id.rawValue, "upload"],
          query: [("path", "方案.dat"), ("source", source)]))
      guard answer.received > 0 else { throw NotYet(what: "no piece") }
    }
  }
}
