import GateDomain
import GateTesting
import GateWorkers
import Testing
import GateWire

@Suite("What is in order comes through", .timeLimit(.minutes(2)))
struct CleanContentTests {
  struct Sample: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let type: String
    var testDescription: String { name }
  }

  static let samples: [Sample] = [
    Sample(name: "empty", bytes: [], type: "inode/x-empty"),
    Sample(name: "UTF-8", bytes: Array(Samples.text.utf8), type: "text/plain"),
    Sample(name: "GB 18030", bytes: Samples.gb18030, type: "text/plain"),
    Sample(name: "UTF-16", bytes: Samples.utf16(Samples.text), type: "text/plain"),
    Sample(name: "picture", bytes: Samples.png, type: "image/png"),
    Sample(name: "PDF", bytes: Samples.pdf(), type: "application/pdf"),
    Sample(
      name: "document", bytes: Samples.document(),
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    Sample(
      name: "old document",
      bytes: CompoundFileFixture.bytes([
        ("WordDocument", [0xec, 0xa5] + [UInt8](repeating: 0, count: 5_998)),
        ("1Table", Array(Samples.text.utf8) + [UInt8](repeating: 7, count: 4_096)),
        ("\u{5}SummaryInformation", Array("summary of the document".utf8)),
      ]), type: "application/msword"),
    Sample(name: "zip", bytes: Zip([("a.txt", Samples.text), ("b/", "")]).bytes, type: zip),
    Sample(
      name: "zip in zip",
      bytes: Zip([
        ("a.zip", Zip([("b.txt", Samples.text)]).bytes), ("c.zip", Zip([("b", "b")]).bytes),
      ])
      .bytes, type: zip),
    Sample(
      name: "twin members", bytes: Zip([("a.txt", Samples.text), ("b.txt", Samples.text)]).bytes,
      type: zip),
    Sample(
      name: "members of a few bytes", bytes: Zip([("a", "abcde"), ("b", "")]).bytes, type: zip),
    Sample(
      name: "zip with descriptors and a comment",
      bytes: {
        var zip = Zip([Zip.Member(name: "a.txt", data: Array(Samples.text.utf8), flags: 8)])
        zip.comment = Array("comment".utf8)
        return zip.bytes
      }(), type: zip),
    Sample(
      name: "document with a chart's data",
      bytes: Samples.document(adding: [("word/embeddings/Sheet1.xlsx", Samples.document())]),
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  ]

  private static let zip = "application/zip"

  @Test func `each of them is clean and of its type, twice in the same worker`() async throws {
    try await PoolFixture.run { pool in
      for sample in Self.samples + Self.samples {
        let answer = try await pool.scan(sample.bytes)
        #expect(answer.answer == .clean, "\(sample.name)")
        #expect(answer.type.rawValue == sample.type, "\(sample.name)")
      }
    }
  }

  @Test func `what the zip program packs is clean`() async throws {
    let folder = try TemporaryFolder("zip")
    try folder.write(Samples.text, to: "文件/通知.txt")
    try folder.write(Samples.png, to: "文件/图片.png")
    let made = try await Program.run("zip", ["-qr", "a.zip", "文件"], workingFolder: folder.path)
    try #require(made.succeeded)
    try await PoolFixture.run { pool in
      let engine = try await pool.scan(path: folder.path("a.zip")).answer
      #expect(engine == .clean)
    }
  }
}
