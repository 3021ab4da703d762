import Testing

@testable import GateConsole

@Suite struct ReturnPathTests {
  @Test(
    "A path of this console is kept",
    arguments: ["/", "/requests", "/requests?before=01K&part=main", "/transfers/01K/files/3"])
  func kept(_ path: String) {
    #expect(ReturnPath(path)?.path == path)
  }

  @Test(
    "Anything a browser could read as another place is refused",
    arguments: [
      nil, "", "requests", "//evil.example", "/\\evil.example", "\\\\evil.example",
      "https://evil.example/", "javascript:alert(1)", "/a\nSet-Cookie: x=1", "/a b", "/\u{0}",
      "/\u{7f}",
      "/路径", "/\t/evil.example", "/" + String(repeating: "a", count: 600),
    ])
  func refused(_ path: String?) {
    #expect(ReturnPath(path) == nil)
  }
}
