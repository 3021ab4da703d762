import GateExtraction
import Testing

/// What a reader must not pass over in silence.
@Suite struct DamagedTests {
  private static func reasons(_ found: ExtractedText) -> Set<Unreadable.Reason> {
    Set(found.unreadable.map(\.reason))
  }

  private static let zip = StoredZip([("a.txt", "甲甲甲"), ("b.txt", "乙乙乙"), ("c.txt", "丙丙丙")])
  // A directory entry with a name of five bytes.
  private static let entry = 46 + 5

  @Test(arguments: 0...2)
  func `a zip's directory that breaks off loses no member, and is said`(_ broken: Int) {
    var bytes = Self.zip.bytes
    bytes[Self.zip.directoryOffset + broken * Self.entry] ^= 0xff
    let found = Extraction.read(bytes)
    for text in ["甲甲甲", "乙乙乙", "丙丙丙"] { #expect(found.text.contains(text), "\(text)") }
    #expect(Self.reasons(found) == [.damaged])
  }

  @Test func `a whole zip is called nothing`() {
    #expect(Extraction.read(Self.zip.bytes).unreadable.isEmpty)
  }

  @Test func `a member that is not what its checksum says is read and said`() {
    var bytes = Self.zip.bytes
    bytes[Self.zip.directoryOffset + Self.entry + 16] = 7
    let found = Extraction.read(bytes)
    #expect(found.text.contains("乙乙乙"))
    #expect(found.unreadable.map(\.members) == [["b.txt"]] && Self.reasons(found) == [.damaged])
  }

  @Test func `a page with a hole in it is read on both sides, and said`() {
    let head = Array("<!DOCTYPE html><html><meta charset=\"utf-8\"><body><p>机密★5年</p>".utf8)
    let tail = Array("<p>后面的文字</p></body></html>".utf8)
    let found = Extraction.read(head + [UInt8](repeating: 0, count: 2_048) + tail)
    #expect(found.members.first?.format == .html)
    #expect(found.text.contains("机密★5年") && found.text.contains("后面的文字"))
    #expect(Self.reasons(found) == [.damaged])
  }

  @Test func `a page with many broken letters is said, one cut letter is not`() {
    let text = String(repeating: "会议纪要和通知", count: 60)
    func page(_ step: Int) -> ExtractedText {
      var bytes = Array("<html><meta charset=\"utf-8\"><body><p>\(text)</p></body></html>".utf8)
      for place in stride(from: 60, to: bytes.count - 40, by: step) { bytes[place] = 0xff }
      return Extraction.read(bytes)
    }
    #expect(Self.reasons(page(100)) == [.damaged])
    #expect(page(100).text.contains("会议纪要"))
    #expect(page(5_000).unreadable.isEmpty)
  }

  @Test func `a text with a hole in it is said, a program is not`() {
    let text = Array(String(repeating: "正文 plain text\n", count: 100).utf8)
    #expect(
      Self.reasons(Extraction.read(text + [UInt8](repeating: 0, count: 512) + text)) == [.damaged])
    var chance = SystemRandomNumberGenerator()
    let noise = (0..<8_192).map { _ in UInt8.random(in: 0...255, using: &chance) }
    #expect(Extraction.read([0x4d, 0x5a, 0, 1] + noise).unreadable.isEmpty)
  }

  @Test func `groups deeper than the limit are said, and what follows them is read`() {
    func nested(_ depth: Int) -> ExtractedText {
      let open = String(repeating: "{", count: depth)
      return Extraction.read(
        "{\\rtf1 before\\par \(open)within\(String(repeating: "}", count: depth))\\par after}")
    }
    #expect(nested(500).unreadable.isEmpty)
    let deep = nested(50_000)
    #expect(Self.reasons(deep) == [.depthLimit])
    for word in ["before", "within", "after"] { #expect(deep.text.contains(word), "\(word)") }
  }

  @Test func `elements within elements without end are read`() {
    let depth = 100_000
    let text =
      "<?xml version='1.0'?>" + String(repeating: "<a>", count: depth) + "innermost"
      + String(repeating: "</a>", count: depth)
    let found = Extraction.read(text)
    #expect(found.text.contains("innermost") && found.unreadable.isEmpty)
  }
}
