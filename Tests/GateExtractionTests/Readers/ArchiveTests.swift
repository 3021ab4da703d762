import GateDomain
import GateExtraction
import Testing

@testable import GateReaders

@Suite struct ArchiveTests {
  @Test func `names in GBK are read, and members are named by their way`() throws {
    let name = try PlainTextTests.encoded("会议纪要.txt", .gb18030)
    let inner = StoredZip([(name, Array("机密★5年".utf8))])
    let outer = StoredZip([(Array("内.zip".utf8), inner.bytes)])
    let found = Extraction.read(outer.bytes)
    #expect(found.pieces.map(\.place.members) == [["内.zip", "会议纪要.txt"]])
    #expect(found.members.map(\.format) == [.zip, .zip, .text])
    #expect(found.members.map { $0.digest == nil } == [true, false, false])
    #expect(found.members[2].size == 13)
  }

  @Test func `a member's digest is SHA-256`() {
    let found = Extraction.read(StoredZip([("a", "abc")]).bytes)
    #expect(
      found.members.last?.digest?.hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func `a zip without its directory is read and called damaged`() {
    let zip = StoredZip([("a.txt", "第一份"), ("b.txt", "第二份")])
    let found = Extraction.read(Array(zip.bytes.prefix(zip.directoryOffset)))
    #expect(found.text.contains("第一份") && found.text.contains("第二份"))
    #expect(found.unreadable.map(\.reason) == [.damaged])
  }

  @Test func `a zip behind another file is found`() {
    let found = Extraction.read([0x7f, 0x45, 0x4c, 0x46, 0, 0] + StoredZip([("a", "藏在后面")]).bytes)
    #expect(found.text.contains("藏在后面"))
  }

  @Test func `locked members are named and the others read`() {
    let zip = StoredZip([(Array("a".utf8), Array("x".utf8))], flags: 1)
    let found = Extraction.read(
      StoredZip([(Array("锁.zip".utf8), zip.bytes), (Array("b".utf8), Array("可读".utf8))]).bytes)
    #expect(found.unreadable == [Unreadable(members: ["锁.zip", "a"], reason: .encrypted)])
    #expect(found.text == "可读")
  }

  @Test func `limits end a reading with their reason`() {
    var deep = StoredZip([("a.txt", "底")]).bytes
    for _ in 0..<4 { deep = StoredZip([(Array("z".utf8), deep)]).bytes }
    var limits = ExtractionLimits()
    limits.depth = 3
    #expect(Extraction.read(deep, limits).unreadable.map(\.reason) == [.depthLimit])
    limits = ExtractionLimits()
    limits.members = 2
    let many = StoredZip([("a", "一"), ("b", "二"), ("c", "三")]).bytes
    #expect(Extraction.read(many, limits).unreadable.map(\.reason) == [.memberLimit])
    limits = ExtractionLimits()
    limits.unpackedBytes = 4
    #expect(Extraction.read(many, limits).unreadable.map(\.reason) == [.sizeLimit])
    limits = ExtractionLimits()
    limits.textBytes = 4
    #expect(Extraction.read(many, limits).unreadable.map(\.reason) == [.sizeLimit])
    limits = ExtractionLimits()
    limits.seconds = 0
    #expect(Extraction.read(many, limits).unreadable.map(\.reason) == [.timeLimit])
  }

  // libarchive crashes when it is asked for the member behind a broken one.
  @Test func `a cabinet is left behind its first broken member`() throws {
    let found = Extraction.read(try Samples.found("text-cabinet-broken-member"))
    #expect(found.members.first?.format == .cab)
    #expect(found.unreadable.map(\.reason).contains(.damaged))
  }

  @Test func `a compound file whose list of tables lists itself comes to an end`() throws {
    let found = Extraction.read(try Samples.found("text-compound-list-of-itself"))
    #expect(found.members.map(\.format) == [.compound])
    #expect(found.unreadable.map(\.reason) == [.damaged])
  }
}
