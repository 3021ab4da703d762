import GateExtraction
import Testing

@testable import GateReaders

@Suite struct BrokenPDFTests {
  private static func reading() -> Reading {
    Reading(ExtractionLimits(), Recognition()) { _ in }
  }

  // Deflated without packing: a head, one block, the checksum.
  private static func packed(_ data: [UInt8], sum: [UInt8]? = nil) -> [UInt8] {
    let (low, high) = (UInt8(data.count & 0xff), UInt8(data.count >> 8))
    var (first, second) = (1, 0)
    for byte in data {
      first = (first + Int(byte)) % 65_521
      second = (second + first) % 65_521
    }
    let right = [second >> 8, second & 0xff, first >> 8, first & 0xff].map { UInt8($0) }
    return [0x78, 0x01, 1, low, high, ~low, ~high] + data + (sum ?? right)
  }

  private static func file(_ filter: String, _ data: [UInt8]) -> Bytes {
    let head = Array("%PDF-1.4\n1 0 obj\n<< /Filter \(filter) /Length 9 >>\nstream\n".utf8)
    return Bytes(head + data + Array("\nendstream\nendobj\n".utf8))
  }

  private static func isBroken(_ file: Bytes) throws -> Bool {
    try PDFStreams.broken(in: file, reading()) != nil
  }

  private static let text = Array("BT (text of a page) Tj ET".utf8)

  @Test(arguments: ["/FlateDecode", "[ /FlateDecode ]", "[\n/Fl]", "\r\n/FlateDecode"])
  func `a stream that is not what its checksum says is broken`(_ filter: String) throws {
    let whole = Self.packed(Self.text)
    #expect(try !Self.isBroken(Self.file(filter, whole)))
    for place in [0, 1, 3, 4, 12, whole.count - 1] {
      var broken = whole
      broken[place] ^= 0x10
      #expect(try Self.isBroken(Self.file(filter, broken)), "\(place)")
    }
    #expect(try Self.isBroken(Self.file(filter, Array(whole.prefix(20)))))
  }

  @Test func `a checksum that was left out, and streams of other kinds, are not`() throws {
    #expect(try !Self.isBroken(Self.file("/FlateDecode", Self.packed(Self.text, sum: []))))
    #expect(
      try !Self.isBroken(Self.file("/FlateDecode", Self.packed(Self.text, sum: [0, 0, 0, 0]))))
    #expect(try !Self.isBroken(Self.file("/DCTDecode", [1, 2, 3])))
    #expect(try !Self.isBroken(Self.file("[/LZWDecode /FlateDecode]", [1, 2, 3])))
    #expect(try !Self.isBroken(Self.file("/FlateDecode", [])))
    #expect(try !Self.isBroken(Self.file("7 0 R", [1, 2, 3])))
    #expect(try !Self.isBroken(Self.file("[]", [1, 2, 3])))
    #expect(try Self.isBroken(Self.file("[ `FlateDecode ]", [1, 2, 3])))
    let locked = Bytes(
      Self.file("/FlateDecode", [1, 2, 3, 4]).copied + Array("/Encrypt 2 0 R".utf8))
    #expect(try !Self.isBroken(locked))
  }

  @Test func `letters for bytes are read, and broken ones are told`() throws {
    #expect(ASCII85.decode(Bytes(Array("87cUR\nD]j7BEbk~>".utf8)))?.utf8 == "Hello worl")
    #expect(ASCII85.decode(Bytes(Array("z~>".utf8)))?.copied == [0, 0, 0, 0])
    for broken in ["87cUR", "87c\u{7f}R~>", "8~>", "uuuuu~>"] {
      #expect(ASCII85.decode(Bytes(Array(broken.utf8))) == nil, "\(broken)")
    }
    let filter = "[ /ASCII85Decode /FlateDecode ]"
    #expect(try Self.isBroken(Self.file(filter, Array("87cUR~>".utf8))))
    // "abc" as another program packed and wrote it.
    #expect(try !Self.isBroken(Self.file(filter, Array("GaqE#8d57s9`ZU~>".utf8))))
  }

  @Test func `an object that the list names and that is nowhere is lost`() {
    func file(_ second: String, place: Int = 27) -> Bytes {
      let body = "%PDF-1.4\n1 0 obj\n1\nendobj\n\n\(second)\nendobj\n"
      let list =
        "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n00000000\(place) 00000 n \n"
      return Bytes(
        Array("\(body)\(list)trailer\n<< /Size 3 >>\nstartxref\n\(body.utf8.count)\n%%EOF".utf8))
    }
    #expect(PDFObjects.lost(in: file("2 0 obj\n2")) == nil)
    // In another place than the list says it is found.
    #expect(PDFObjects.lost(in: file("2 0 obj\n2", place: 12)) == nil)
    #expect(PDFObjects.lost(in: file("2 0 \0\0\0\n2")) == 2)
    #expect(PDFObjects.lost(in: Bytes(Array("%PDF-1.4\nno list".utf8))) == nil)
  }
}
