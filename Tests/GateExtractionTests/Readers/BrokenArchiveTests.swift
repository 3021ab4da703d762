import Foundation
import GateExtraction
import GateTesting
import Testing

@testable import GateReaders

/// Archives and packed files of which something is missing or other than it was written.
@Suite struct BrokenArchiveTests {
  private static let zip = StoredZip([("a.txt", "甲甲甲"), ("b.txt", "乙乙乙")])

  @Test func `a zip that counts more members than its directory names is said`() {
    var bytes = Self.zip.bytes
    bytes[bytes.count - 12] = 3
    #expect(BrokenTests.isDamaged(bytes) && !BrokenTests.isDamaged(Self.zip.bytes))
  }

  @Test func `a member with two names is read and said`() {
    var bytes = Self.zip.bytes
    bytes[30] = UInt8(ascii: "x")
    let found = Extraction.read(bytes)
    #expect(found.text.contains("甲甲甲"))
    #expect(found.unreadable.map(\.members) == [["a.txt"]])
  }

  @Test func `a zip behind a picture is read though its end is lost`() {
    let picture =
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
      + BrokenPictureTests.chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
      + BrokenPictureTests.chunk("IDAT", []) + BrokenPictureTests.chunk("IEND", [])
    let whole = Extraction.read(picture + Self.zip.bytes)
    #expect(whole.text.contains("乙乙乙") && whole.unreadable.isEmpty, "\(whole.unreadable)")
    let cut = picture + Self.zip.bytes.prefix(Self.zip.directoryOffset)
    #expect(Extraction.read(cut).text.contains("乙乙乙") && BrokenTests.isDamaged(cut))
  }

  // Files that the real programs made, and one byte in each whose change nothing but a checksum or a
  // length tells.
  @Test func `a packed file that is not what its checksum says is said`() async throws {
    let folder = try TemporaryFolder("packed")
    let text = Array(String(repeating: "会议纪要 ", count: 400).utf8)
    try folder.write(text, to: "a.txt")
    let made = try await Program.run("/bin/gzip", ["-k", folder.path("a.txt")])
    try #require(made.succeeded)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder.path("a.txt.gz"))))
    #expect(!BrokenTests.isDamaged(bytes))
    // Two files in one are whole, and so is one that was filled up.
    #expect(!BrokenTests.isDamaged(bytes + bytes))
    for place in [bytes.count - 6, bytes.count - 2] {
      var broken = bytes
      broken[place] ^= 1
      #expect(BrokenTests.isDamaged(broken))
    }
  }

  @Test func `a disc image that is shorter than it says is said`() {
    func image(_ blocks: UInt8) -> String? {
      var bytes = [UInt8](repeating: 0, count: 20 * 2_048)
      (bytes[0x8050], bytes[0x8081]) = (blocks, 8)
      let reading = Reading(ExtractionLimits(), Recognition()) { _ in }
      return try? ArchiveDefects.first(in: Bytes(bytes), .iso, reading)
    }
    #expect(image(20) == nil && image(21) != nil)
  }
}
