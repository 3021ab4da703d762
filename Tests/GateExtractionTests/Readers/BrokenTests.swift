import GateExtraction
import Testing

@testable import GateReaders

/// Damage behind which a readable rest is left, in texts, mail and rich text; the same file whole
/// is never called damaged.
@Suite struct BrokenTests {
  private static let long = String(repeating: "关于做好年度档案移交工作的通知\n", count: 200)

  static func isDamaged(_ bytes: [UInt8]) -> Bool {
    Extraction.read(bytes).unreadable.contains { $0.reason == .damaged }
  }

  static func isDamaged(_ text: String) -> Bool { isDamaged(Array(text.utf8)) }

  @Test(arguments: [Charset.utf8, .utf16, .utf16Big, .gb18030, .big5], [true, false])
  func `a text with a hole in it is said, whatever its charset`(
    _ charset: Charset, _ isMarked: Bool
  )
    throws
  {
    let text = charset == .big5 ? String(repeating: "會議紀要與通知\n", count: 400) : Self.long
    // Big5 has no mark.
    if isMarked, charset == .big5 { return }
    var bytes = try PlainTextTests.encoded((isMarked ? "\u{feff}" : "") + text, charset)
    #expect(!Self.isDamaged(bytes))
    for place in 4_000..<5_500 { bytes[place] = 0 }
    #expect(Self.isDamaged(bytes))
  }

  @Test(arguments: [Charset.utf8, .utf16])
  func `room that was made behind a long text is no hole`(_ charset: Charset) throws {
    let mark: [UInt8] = charset == .utf8 ? [0xef, 0xbb, 0xbf] : [0xff, 0xfe]
    let one = try PlainTextTests.encoded(Self.long, charset)
    let room = [UInt8](repeating: 0, count: 4_096)
    let bytes = mark + Array(repeatElement(one, count: 20).joined())
    #expect(!Self.isDamaged(bytes + room) && Self.isDamaged(bytes + room + one))
  }

  @Test(arguments: [Charset.utf8, .utf16, .utf16Big, .gb18030, .big5], [0, 30, 61])
  func `a short text with a hole in it is said`(_ charset: Charset, _ start: Int) throws {
    let text = charset == .big5 ? "關於召開會議的通知，請各單位準時參加，不得缺席。" : "关于召开会议的通知，请各单位准时参加，不得缺席。"
    var bytes = try PlainTextTests.encoded(text + text + text, charset)
    #expect(!Self.isDamaged(bytes))
    for place in start..<(start + 20) { bytes[place] = 0 }
    #expect(Self.isDamaged(bytes))
  }

  @Test(arguments: [Charset.utf8, .utf16, .gb18030])
  func `a text that ends within a letter is said`(_ charset: Charset) throws {
    let bytes = try PlainTextTests.encoded(Self.long + "完", charset)
    #expect(!Self.isDamaged(bytes))
    #expect(Self.isDamaged(Array(bytes.dropLast())))
  }

  @Test(arguments: [Charset.utf8, .gb18030])
  func `a text with many bytes that are no letters is said, with one it is not`(_ charset: Charset)
    throws
  {
    let bytes = try PlainTextTests.encoded(Self.long, charset)
    func broken(_ count: Int) -> [UInt8] {
      var bytes = bytes
      for place in 1...count { bytes[place * bytes.count / (count + 1) / 2 * 2] = 0xff }
      return bytes
    }
    #expect(!Self.isDamaged(broken(1)) && Self.isDamaged(broken(10)))
  }

  @Test(arguments: [
    "Les élèves étaient déjà allés à la fête. ", "Größe und Länge müssen überprüft werden. ",
  ])
  func `a text in a western charset is not called damaged`(_ sentence: String) throws {
    let text = String(repeating: sentence + "\n", count: 100)
    #expect(!Self.isDamaged(try PlainTextTests.encoded(text, .western)))
  }

  @Test(arguments: [
    ("<p>一</p><p>二</p><p>三</p><p>四", true), ("<p>一<p>二<p>三", false),
    ("<div><p>一</p><font color=\"r", true), ("<p>一</p><p>二</p></body></html>", false),
    ("<div><span>一</span></div>", false),
  ])
  func `a page that breaks off is said, one without ends is not`(_ body: String, _ isCut: Bool) {
    #expect(Self.isDamaged("<html><meta charset=\"utf-8\"><body>" + body) == isCut)
  }

  @Test(arguments: [
    (#"\'bb\'fa\'c3\'dc"#, false), ("\\'bb\\'f\u{7}\\'c3", true), (#"\'bb\'zz\'c3"#, true),
    ("a\u{3}b", true), ("a\tb", false),
  ])
  func `codes that are none are said`(_ body: String, _ isBroken: Bool) {
    let head = #"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 A;}}\f0 "#
    #expect(Self.isDamaged(head + body + "}") == isBroken)
  }

  @Test func `letters as they are among letters as codes are said`() {
    let codes = String(repeating: #"\'bb\'fa"#, count: 100)
    let head = Array((#"{\rtf1\ansi\ansicpg936 "# + codes).utf8)
    #expect(!Self.isDamaged(head + Array("}".utf8)))
    #expect(Self.isDamaged(head + [0xd6, 0xd0] + Array("}".utf8)))
    // Some writers know no codes at all.
    let plain = Array(#"{\rtf1\ansi\ansicpg936 "#.utf8) + [0xd6, 0xd0] + Array("}".utf8)
    #expect(!Self.isDamaged(plain))
  }
}
