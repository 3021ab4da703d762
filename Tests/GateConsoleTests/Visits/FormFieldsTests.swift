import Testing

@testable import GateConsole

@Suite struct FormFieldsTests {
  @Test("Fields are decoded, spaces and line ends included")
  func decoded() throws {
    let form = try #require(FormFields(body: Array("a=1+2&b=%E4%BC%A0%0D%0Ax&c&d=&a=3".utf8)))
    #expect(form["a"] == "3")
    #expect(form["b"] == "传\nx")
    #expect(form["c"].isEmpty && form["d"].isEmpty && form["missing"].isEmpty)
  }

  @Test(
    "A body in no such form is refused",
    arguments: [
      [0x61, 0x3d, 0xff], Array("a=%E4%BC".utf8), Array("a=%zz".utf8), Array("%=1".utf8),
    ])
  func refused(_ body: [UInt8]) {
    #expect(FormFields(body: body) == nil)
  }

  @Test("An empty body has no fields")
  func empty() throws {
    #expect(try #require(FormFields(body: []))["a"].isEmpty)
  }
}
