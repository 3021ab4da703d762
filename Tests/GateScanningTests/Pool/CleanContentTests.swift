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

  @Test(arguments: [
    ("tar", "application/x-tar"), ("tgz", "application/gzip"), ("tbz", "application/x-bzip2"),
    ("txz", "application/x-xz"), ("tzst", "application/zstd"),
    ("7z", "application/x-7z-compressed"),
    ("zip", "application/zip"), ("cpio", "application/x-cpio"),
    ("iso", "application/x-iso9660-image"),
  ])
  func `an archive of ordinary files is clean, whoever opens it`(_ kind: String, _ type: String)
    async throws
  {
    let files = [
      ("通知.txt", Array(Samples.text.utf8)), ("a/图.png", Samples.png),
      ("报告.docx", Samples.document()), ("empty.txt", []), ("b.pdf", Samples.pdf()),
      ("c.zip", Zip([("d.txt", Samples.gb18030)]).bytes),
    ]
    let bytes = try await Archives.made(kind, files)
    try await PoolFixture.run { pool in
      for _ in 0..<2 {
        let answer = try await pool.scan(bytes)
        #expect(answer.answer == .clean, "\(answer)")
        #expect(answer.type.rawValue == type)
      }
    }
  }

  @Test func `archives in archives of other kinds are clean when everything opens`() async throws {
    var bytes = Array(Samples.text.utf8)
    try await PoolFixture.run { pool in
      for kind in ["tzst", "7z", "tgz", "zip", "txz", "tar"] {
        bytes = try await Archives.made(
          kind, [("inner.\(kind)", bytes), ("b.txt", Samples.gb18030)])
        let answer = try await pool.scan(bytes).answer
        #expect(answer == .clean, "\(kind)")
      }
    }
  }

  @Test(arguments: ["", "不", "2024年预算", "关于印发通知的函，请查收。", "繁體中文的內容"])
  func `short text is text in every encoding that offices use`(_ text: String) async throws {
    let big: [UInt8] = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    var samples = [Array(text.utf8), Samples.utf16(text), [0xfe, 0xff] + big]
    if text.utf16.count > 4 { samples += [Array(Samples.utf16(text).dropFirst(2)), big] }
    for name in ["GB18030", "BIG5"] {
      let made = try? await Archives.packed(
        Array(text.utf8), by: "iconv", ["-f", "UTF-8", "-t", name])
      if let made { samples.append(made) }
    }
    try await PoolFixture.run { pool in
      for bytes in samples where !bytes.isEmpty {
        let answer = try await pool.scan(bytes)
        #expect(
          answer.answer == .clean && answer.type.rawValue == "text/plain", "\(bytes) \(answer)")
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
