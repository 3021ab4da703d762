import GateExtraction
import Glibc
import Testing

@testable import GateReaders

@Suite struct PlainTextTests {
  static let text = "机密★5年\n云川政办〔2024〕12号，关于报送会议纪要的通知。\n请于本周五前反馈。\n"

  @Test(arguments: [Charset.utf8, .utf16, .utf16Big, .gb18030])
  func `Chinese is found in each charset without a mark`(charset: Charset) throws {
    let found = Extraction.read(try Self.encoded(Self.text, charset))
    #expect(found.text == Self.text)
    #expect(found.unreadable.isEmpty && found.members.map(\.format) == [.text])
  }

  @Test(arguments: [
    ([0xff, 0xfe], Charset.utf16), ([0xfe, 0xff], .utf16Big), ([0xef, 0xbb, 0xbf], .utf8),
  ])
  func `a mark is no text`(mark: [UInt8], charset: Charset) throws {
    #expect(Extraction.read(mark + (try Self.encoded(Self.text, charset))).text == Self.text)
  }

  @Test(arguments: ["关于加强保密工作的通知", "附件", "请各部门遵照执行。abc 123"])
  func `short texts in GBK are not taken for western ones`(text: String) throws {
    #expect(Extraction.read(try Self.encoded(text, .gb18030)).text == text)
  }

  @Test func `lines are numbered over pieces, and long lines are joined again`() throws {
    let long = String(repeating: "长行", count: 30_000)
    let lines = (1...3_000).map { "第\($0)行" } + [long, "末行"]
    let found = Extraction.read(lines.joined(separator: "\n"))
    #expect(found.pieces.count > 4)
    var joined = ""
    for piece in found.pieces {
      let line = joined.utf8.reduce(1) { $0 + ($1 == 0x0a ? 1 : 0) }
      #expect(piece.place.line == line)
      #expect(piece.continuesLine == (!joined.isEmpty && joined.last != "\n"))
      #expect(piece.text.utf8.count <= TextPiece.sizeLimit)
      joined += piece.text
    }
    #expect(joined == lines.joined(separator: "\n"))
  }

  // Each such byte becomes a letter of three bytes, and none of them begins one.
  @Test func `bytes that are no text make no piece too large to be handed out`() {
    let lines = Array("\(Self.text)".utf8)
    let head = (0..<2_000).flatMap { _ in lines }
    let found = Extraction.read(head + [UInt8](repeating: 0x80, count: 200_000) + lines)
    #expect(found.pieces.allSatisfy { $0.text.utf8.count <= TextPiece.sizeLimit })
    #expect(found.text.hasSuffix("\u{fffd}" + Self.text))
    #expect(found.pieces.last?.place.line == 6_001)
  }

  @Test func `text within a database is found, noise is not`() throws {
    var bytes = Array("SQLite format 3\0".utf8) + [0, 1, 2, 0xff, 0xfe, 9, 0]
    bytes += Array("聊天记录：会议材料".utf8) + [0, 0, 1]
    bytes += try Self.encoded("宽字符的内部资料", .utf16) + [0, 0, 7, 0]
    bytes += try Self.encoded("汉字编码的内部资料", .gb18030) + [1]
    let found = Extraction.read(bytes)
    for text in ["聊天记录：会议材料", "宽字符的内部资料", "汉字编码的内部资料"] {
      #expect(found.text.contains(text))
    }
    var state: UInt64 = 1
    let noise = (0..<500_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    #expect(Extraction.read([0] + noise).text.count < 200)
  }

  static func encoded(_ text: String, _ charset: Charset) throws -> [UInt8] {
    let opened = unsafe iconv_open(charset.rawValue, "UTF-8")
    let converter = unsafe try #require(unsafe opened)
    defer { unsafe iconv_close(converter) }
    var (from, to) = (Array(text.utf8CString.dropLast()), [CChar](repeating: 0, count: 65_536))
    var (left, room) = (from.count, to.count)
    unsafe from.withUnsafeMutableBufferPointer { input in
      unsafe to.withUnsafeMutableBufferPointer { output in
        var (start, end) = (input.baseAddress, output.baseAddress)
        _ = unsafe iconv(converter, &start, &left, &end, &room)
      }
    }
    try #require(left == 0)
    return to.prefix(to.count - room).map { UInt8(bitPattern: $0) }
  }
}
