import Foundation
import GateTesting
import Testing

@Suite(.serialized, .timeLimit(.minutes(3)))
struct BrowserTests {
  static let page = """
    <!doctype html><html lang=zh-CN><meta charset=utf-8><title>关口自检</title>
    <h1>中间机已就绪</h1><p id=script>脚本未运行</p><p hidden>看不见</p>
    <input id=field value=旧><input type=checkbox id=box data-word=勾>
    <script>document.getElementById('script').textContent = '脚本已运行'</script></html>
    """

  static var address: String {
    "data:text/html;base64," + Data(page.utf8).base64EncodedString()
  }

  @Test func `reads, types and clicks on a page in Chinese`() async throws {
    try await Browser.using { browser in
      try await browser.goto(Self.address)
      #expect(try await browser.title() == "关口自检")
      #expect(try await browser.text("h1") == "中间机已就绪")
      #expect(try await browser.text("#script") == "脚本已运行")
      try await browser.type("新的内容", into: "#field")
      let typed = try await browser.run(
        "return document.querySelector('#field').value", returning: String.self)
      #expect(typed == "新的内容")
      #expect(try await browser.find("p[hidden]").isVisible() == false)
      #expect(try await browser.find("#box").attribute("data-word") == "勾")
      try await browser.click("#box")
      #expect(try await browser.has("#box:checked"))
      #expect(try await browser.has("table") == false)
      let picture = try await browser.screenshot("self-test")
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: picture)).starts(with: [0x89, 0x50, 0x4e, 0x47]))
    }
  }

  @Test func `shows the same page without running its scripts`() async throws {
    try await Browser.using(javaScript: false) { browser in
      try await browser.goto(Self.address)
      #expect(try await browser.text("h1") == "中间机已就绪")
      #expect(try await browser.text("#script") == "脚本未运行")
    }
  }

  @Test func `says which element is not there`() async throws {
    try await Browser.using { browser in
      try await browser.goto(Self.address)
      await #expect(throws: BrowserError(code: "no such element", message: "#nowhere")) {
        try await browser.find("#nowhere", timeout: .milliseconds(100))
      }
    }
  }

  @Test func `reaches no other machine`() async throws {
    try await Browser.using { browser in
      await #expect(throws: BrowserError.self) { try await browser.goto("http://example.com/") }
    }
  }
}
