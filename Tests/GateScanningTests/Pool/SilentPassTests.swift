import GateDomain
import GateTesting
import GateWire
import GateWorkers
import Testing

@testable import GateScanning

/// What libclamav alone calls clean with the test file of EICAR inside, a test for each kind.
@Suite("Silent passes of libclamav are closed", .timeLimit(.minutes(4)))
struct SilentPassTests {
  private static let eicar = Array("text in front of it\n".utf8) + Samples.eicar + [0x0a]
  private static let text = Array(Samples.text.utf8)
  private static let member = ("a.txt", eicar)

  @Test(arguments: [("gzip", []), ("bzip2", []), ("xz", []), ("zstd", ["-q"]), ("lz4", ["-q"])])
  func `the second member of a concatenated stream`(_ program: String, _ options: [String])
    async throws
  {
    let first = try await Archives.packed(Self.text, by: program, options)
    let second = try await Archives.packed(Self.eicar, by: program, options)
    let (hidden, clean) = try await Self.answers(first + second, first + first)
    #expect(Self.isInfected(hidden))
    #expect(clean == .clean)
  }

  @Test(arguments: [
    ("zstd", ["-q"]), ("lz4", ["-q"]), ("xz", ["--format=lzma"]), ("bzip2", []), ("xz", []),
    ("gzip", []),
  ])
  func `streams that the engine does not unpack`(_ program: String, _ options: [String])
    async throws
  {
    let packed = try await Archives.packed(Self.eicar, by: program, options)
    let clean = try await Archives.packed(Self.text, by: program, options)
    let answers = try await Self.answers(packed, clean)
    #expect(Self.isInfected(answers.0))
    #expect(answers.1 == .clean)
  }

  @Test(arguments: ["gzip", "bzip2", "xz", "zstd", "lz4", "lzip", "xz --format=lzma"])
  func `a stream that is cut, damaged or has bytes behind it`(_ program: String) async throws {
    let packed = try await Archives.packed(Self.text + Self.eicar, by: program)
    try await PoolFixture.run { pool in
      for count in stride(from: 7, to: packed.count, by: 5) {
        let answer = try await pool.scan(Array(packed.prefix(count))).answer
        #expect(answer != .clean, "\(count) of \(packed.count)")
      }
      let clean = try await Archives.packed(Self.text, by: program)
      for rest in [[0], [0x41], Array("more".utf8), Array(clean.prefix(6))] as [[UInt8]] {
        let answer = try await pool.scan(clean + rest).answer
        #expect(answer != .clean, "\(rest)")
      }
    }
  }

  @Test(arguments: ["tzst", "tlz4", "tar", "tgz", "txz", "cpio", "ar", "iso", "7z", "zip"])
  func `archives of every kind, and within a zip`(_ kind: String) async throws {
    let bytes = try await Archives.made(kind, [("b.txt", Self.text), Self.member])
    let (alone, inZip) = try await Self.answers(bytes, Zip([("a.dat", bytes)]).bytes)
    #expect(Self.isInfected(alone))
    #expect(Self.isInfected(inZip))
  }

  @Test(arguments: [
    ["-m0=BZip2"], ["-m0=Deflate"], ["-m0=PPMd"], ["-m0=LZMA"], ["-m0=Copy"],
    ["-m0=BCJ", "-m1=LZMA2"],
  ])
  func `7z with coders that the engine does not know`(_ coder: [String]) async throws {
    let bytes = try await Archives.made("7z", [("b.txt", Self.text), Self.member], coder)
    let clean = try await Archives.made("7z", [("b.txt", Self.text)], coder)
    let answers = try await Self.answers(bytes, clean)
    #expect(Self.isInfected(answers.0))
    #expect(answers.1 == .clean)
  }

  @Test func `7z that is encrypted, cut, or lies about its header`() async throws {
    let files = [("b.txt", Self.text), Self.member]
    let plain = try await Archives.made("7z", files)
    let hidden = try await Archives.made("7z", files, ["-psecret", "-mhe=on"])
    let content = try await Archives.made("7z", files, ["-psecret"])
    var huge = plain
    huge.replaceSubrange(20..<28, with: [0, 0, 0, 0, 0, 0, 0, 0x40])
    try await PoolFixture.run { pool in
      for bytes in [hidden, content] {
        let answer = try await pool.scan(bytes).answer
        #expect(answer == .objection(.encryptedArchive, ""))
      }
      for bytes in [huge, Array(plain.prefix(plain.count / 2)), plain + [0]] {
        let answer = try await pool.scan(bytes).answer
        #expect(answer != .clean && !Self.isInfected(answer) || bytes.count > plain.count)
      }
    }
  }

  @Test(arguments: ["BZip2", "LZMA", "PPMd", "Deflate64"])
  func `zip methods that only libarchive unpacks`(_ method: String) async throws {
    let folder = try TemporaryFolder("zip")
    try folder.write(Self.text + Self.eicar + Self.text, to: "a.txt")
    let arguments = ["a", "-bd", "-tzip", "-mm=" + method, "out.zip", "a.txt"]
    let made = try await Program.run("7z", arguments, workingFolder: folder.path)
    try #require(made.succeeded)
    let bytes = try folder.read("out.zip")
    let (answer, nested) = try await Self.answers(bytes, Zip([("a.dat", bytes)]).bytes)
    #expect(Self.isInfected(answer) && Self.isInfected(nested))
  }

  @Test func `a ZIP64 that is valid`() async throws {
    let folder = try TemporaryFolder("zip")
    try folder.write(Self.eicar, to: "a.txt")
    for options in ["-qfz", "-qfd"] {
      let made = try await Program.run(
        "zip", [options, "out" + options + ".zip", "a.txt"], workingFolder: folder.path)
      try #require(made.succeeded)
      let (answer, _) = try await Self.answers(
        try folder.read("out" + options + ".zip"), Samples.png)
      #expect(Self.isInfected(answer), "\(options)")
    }
  }

  @Test func `a tar with data behind its end or a size that lies`() async throws {
    let tar = try await Archives.made("tar", [("b.txt", Self.text)])
    let other = try await Archives.made("tar", [Self.member])
    var lying = other
    lying.replaceSubrange(124..<135, with: Array("00000777777".utf8))
    try await PoolFixture.run { pool in
      for bytes in [tar + other, lying, Array(tar.dropLast(1_000)), tar + [1]] {
        let answer = try await pool.scan(bytes).answer
        #expect(answer != .clean)
      }
    }
  }

  @Test func `base64 in text, in a drawing and in a script`() async throws {
    let zip = Zip([("a.txt", Self.eicar)]).bytes
    for content in [Self.eicar, zip] {
      let lines = try await Archives.packed(content, by: "base64")
      let flat = try await Archives.packed(content, by: "base64", ["-w0"])
      let wide = Samples.utf16(String(decoding: lines, as: UTF8.self))
      try await PoolFixture.run { pool in
        for bytes in [
          Self.text + [0x0a] + lines, Array("var a = atob('".utf8) + flat + Array("');".utf8),
          Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"data:a/b;base64,".utf8)
            + flat
            + Array("\"/></svg>".utf8), wide, Zip([("a.txt", Self.text + [0x0a] + lines)]).bytes,
        ] {
          let answer = try await pool.scan(bytes).answer
          #expect(Self.isInfected(answer), "\(answer)")
        }
      }
    }
  }

  @Test func `a page and a script above the sizes that the engine normalises`() async throws {
    let page =
      Array("<html><body>".utf8)
      + Array(repeating: Array("<p>ordinary text</p>\n".utf8), count: 550_000).joined()
      + Array("<a href=\"data:text/plain;base64,".utf8)
      + (try await Archives.packed(Samples.eicar, by: "base64", ["-w0"]))
      + Array("\">a</a></body></html>".utf8)
    let (answer, _) = try await Self.answers(page, Samples.png)
    #expect(Self.isInfected(answer), "\(answer)")
  }

  @Test func `a picture of more than a gigapixel`() async throws {
    var header = Array("IHDR".utf8) + [0, 0, 0x8c, 0xa0, 0, 0, 0x8c, 0xa0, 8, 2, 0, 0, 0]
    header += ContentBytes.over(header) { sum in
      (0..<4).reversed().map { UInt8(truncatingIfNeeded: sum.crc32 >> ($0 * 8)) }
    }
    let png = Array(Samples.png.prefix(12)) + header + Samples.png.dropFirst(33)
    let (answer, inZip) = try await Self.answers(png, Zip([("a.png", png)]).bytes)
    #expect(answer == .objection(.sizeLimit, "") && inZip == .objection(.sizeLimit, ""))
  }

  @Test func `files glued to a picture, a sound or a PDF`() async throws {
    let zip = Zip([("a.txt", Self.text)]).bytes
    let gzip = try await Archives.packed(Self.text, by: "gzip")
    let sevenZip = try await Archives.made("7z", [("a.txt", Self.text)])
    try await PoolFixture.run { pool in
      for head in [Samples.png, Samples.pdf()] {
        for tail in [
          zip, gzip, sevenZip, Array("<html><script>a()</script>".utf8),
          Array("Rar!".utf8) + [0x1a, 7, 0],
        ] {
          let answer = try await pool.scan(head + tail)
          // In a PDF text behind the end is a comment for its readers, and the engine a page.
          guard case .objection(let reason, _) = answer.answer else {
            #expect(head != Samples.png && tail.first == 0x3c, "\(answer)")
            continue
          }
          #expect(reason == .polyglot || reason == .damaged, "\(answer)")
        }
      }
    }
  }

  @Test func `the member that objects is named through all containers`() async throws {
    let rar = Array("Rar!".utf8) + [0x1a, 7, 1, 0] + Self.text
    let gbk: [UInt8] = [0xb9, 0xd8, 0x2e, 0x64, 0x61, 0x74]
    let inner = Zip([("b.txt", Self.text), ("名.dat", rar)]).bytes
    let packed = try await Archives.made("tzst", [("内/inner.dat", inner)])
    var outer = Zip([("readme.txt", Self.text), ("XXXXXX", packed)]).bytes
    while let place = Self.index(of: Array("XXXXXX".utf8), in: outer) {
      outer.replaceSubrange(place..<(place + 6), with: gbk)
    }
    try await PoolFixture.run { pool in
      let report = try await pool.scan(outer)
      #expect(report.answer == .objection(.notOpened, ""))
      #expect(report.member == [RawName(gbk), RawName("内/inner.dat"), RawName("名.dat")])
      #expect(report.tree.nodes.map(\.isOffending).filter { $0 }.count == 1)
      let offending = report.tree.nodes.first { $0.isOffending }
      #expect(offending?.name == RawName("名.dat") && offending?.size == UInt64(rar.count))
      #expect(report.tree.nodes.first?.name == RawName("readme.txt"))
      let clean = try await pool.scan(Zip([("a.txt", Self.text)]).bytes)
      #expect(clean.member.isEmpty && clean.tree.nodes.isEmpty)
      let alone = try await pool.scan(rar)
      #expect(alone.member.isEmpty && alone.answer == .objection(.notOpened, ""))
    }
  }

  @Test func `what can be reviewed does not hide what was never opened`() async throws {
    let macro = Samples.document(adding: [("word/vbaProject.bin", Self.text)])
    let rar = Array("Rar!".utf8) + [0x1a, 7, 1, 0] + Self.text
    let packed = try await Archives.packed(Self.eicar, by: "zstd", ["-q"])
    try await PoolFixture.run { pool in
      let held = try await pool.scan(Zip([("a.docx", macro), ("b.dat", rar)]).bytes)
      #expect(held.answer == .objection(.notOpened, "") && held.member == [RawName("b.dat")])
      let infected = try await pool.scan(Zip([("a.docx", macro), ("b.dat", packed)]).bytes)
      #expect(Self.isInfected(infected.answer) && infected.member == [RawName("b.dat")])
    }
  }

  private static func answers(_ first: [UInt8], _ second: [UInt8]) async throws
    -> (EngineAnswer, EngineAnswer)
  {
    try await PoolFixture.run { pool in
      (try await pool.scan(first).answer, try await pool.scan(second).answer)
    }
  }

  private static func isInfected(_ answer: EngineAnswer) -> Bool {
    if case .infected = answer { return true }
    return false
  }

  private static func index(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
    ContentBytes.over(bytes) { $0.firstIndex(of: pattern) }
  }
}
