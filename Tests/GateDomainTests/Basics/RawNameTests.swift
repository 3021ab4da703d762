import Foundation
import GateDomain
import GateTesting
import Testing

@Suite struct RawNameTests {
  @Test(arguments: [
    ("报告 第1批.docx", "报告 第1批.docx"), ("Ünïcödé ß €", "Ünïcödé ß €"),
    ("a\\b", "a\\\\b"), ("\\u{202e}", "\\\\u{202e}"),
    ("line\nbreak\r\0", "line\\u{a}break\\u{d}\\u{0}"), ("\u{1b}[31mred", "\\u{1b}[31mred"),
    ("exe.\u{202e}fdp", "exe.\\u{202e}fdp"), ("a\u{200b}b\u{feff}", "a\\u{200b}b\\u{feff}"),
    ("\u{2028}\u{2029}\u{a0}\u{2003}", "\\u{2028}\\u{2029}\\u{a0}\\u{2003}"),
    ("\u{e000}\u{e0041}", "\\u{e000}\\u{e0041}"), ("a\u{fe0f}\u{34f}", "a\\u{fe0f}\\u{34f}"),
    ("\u{3164}\u{115f}\u{2800}", "\\u{3164}\\u{115f}\\u{2800}"),
    ("e\u{301}", "e\\u{301}"), ("か\u{3099}", "か\\u{3099}"), ("\u{1100}\u{1161}", "ᄀ\\u{1161}"),
    ("\u{212b}", "\\u{212b}"), ("\u{f900}", "\\u{f900}"),
    (" a  b ", "\\u{20}a \\u{20}b\\u{20}"), ("a\u{3000}", "a\\u{3000}"), (" ", "\\u{20}"),
    ("", ""),
  ])
  func `shows only what a person can tell apart`(text: String, escaped: String) {
    #expect(Array(RawName(text).escaped.utf8) == Array(escaped.utf8))
    #expect(RawName(text).text.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test(arguments: [
    ([0xff], "\\xff"), ([0x61, 0xc3], "a\\xc3"), ([0xd6, 0xd0, 0x2e, 0x74], "\\xd6\\xd0.t"),
    ([0xff, 0x5c, 0x0a], "\\xff\\x5c\\x0a"), ([0xed, 0xa0, 0x80], "\\xed\\xa0\\x80"),
    ([0xc0, 0xaf], "\\xc0\\xaf"), ([0xf4, 0x90, 0x80, 0x80], "\\xf4\\x90\\x80\\x80"),
  ])
  func `shows bytes that are no text as numbers`(bytes: [UInt8], escaped: String) {
    #expect(RawName(bytes).escaped == escaped)
    #expect(RawName(bytes).text == nil)
  }

  @Test func `no two short names of hostile bytes look the same`() {
    let alphabet: [UInt8] = [
      0x5c, 0x78, 0x75, 0x7b, 0x7d, 0x30, 0x61, 0x00, 0x20, 0xe2, 0x80, 0xae,
    ]
    var names: [[UInt8]] = [[]]
    for _ in 0..<4 {
      names += names.filter { $0.count == names.last?.count }.flatMap { name in
        alphabet.map { name + [$0] }
      }
    }
    let shown = Set(names.map { RawName($0).escaped })
    #expect(names.count == 1 + 12 + 144 + 1728 + 20_736)
    #expect(shown.count == names.count)
  }

  // String's own equality is that of Unicode: composed and decomposed texts are equal.
  @Test func `no two characters look the same, and none is invisible`() {
    var seen: Set<String> = []
    let planes: [ClosedRange<UInt32>] = [0...0xd7ff, 0xe000...0x1ffff, 0xe0000...0xe0fff]
    for value in planes.joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = RawName(String(Character(scalar))).escaped
      if !seen.insert(shown).inserted { Issue.record("U+\(String(value, radix: 16)): \(shown)") }
      if !Self.isPrintable(shown) { Issue.record("U+\(String(value, radix: 16)) is invisible") }
    }
  }

  private static func isPrintable(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
      switch $0.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .nonspacingMark: false
      default: !$0.properties.isDefaultIgnorableCodePoint
      }
    }
  }

  @Test func `no two random names look the same`() {
    var generator = SeededGenerator(seed: 3)
    var shown: [String: [UInt8]] = [:]
    for _ in 0..<20_000 {
      let count = generator.number(in: 0...4)
      let bytes =
        generator.happens(70) ? Array(generator.text(count).utf8) : generator.bytes(count)
      let other = shown.updateValue(bytes, forKey: RawName(bytes).escaped)
      if let other { #expect(other == bytes) }
    }
  }

  @Test func `composed and decomposed names stay different names`() {
    let (composed, decomposed) = (RawName("caf\u{e9}"), RawName("cafe\u{301}"))
    #expect(composed != decomposed)
    #expect(composed.escaped != decomposed.escaped)
  }

  @Test func `is written as hexadecimal digits`() throws {
    let name = RawName([0xff, 0x00, 0x61])
    let data = try JSONEncoder().encode([name])
    #expect(String(decoding: data, as: UTF8.self) == "[\"ff0061\"]")
    #expect(try JSONDecoder().decode([RawName].self, from: data) == [name])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([RawName].self, from: Data("[\"报告\"]".utf8))
    }
  }
}

@Suite struct DeviceIdentityTests {
  @Test func `shows numbers in four digits and never the raw serial`() {
    let device = DeviceIdentity(
      vendorID: 0x0951, productID: 0x0006, serial: RawName("A1\u{202e}\n"))
    #expect(device.display == "0951:0006 A1\\u{202e}\\u{a}")
  }
}
