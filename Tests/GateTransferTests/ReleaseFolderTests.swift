import Foundation
import GateDomain
import GateLinux
import GateSigning
import GateTesting
import GateTransfer
import Testing

@Suite("Quarantine and release")
struct ReleaseFolderTests {
  private let folder: TemporaryFolder
  private let quarantine: Quarantine
  private let release: ReleaseFolder
  private let transfer = Identifier<Transfer>("T1")

  init() throws {
    folder = try TemporaryFolder("release")
    for name in ["quarantine", "release"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(name), withIntermediateDirectories: true)
    }
    quarantine = Quarantine(folder: folder.path("quarantine"))
    release = ReleaseFolder(folder: folder.path("release"), quarantine: quarantine)
    try quarantine.prepare(transfer)
  }

  private func written(_ index: UInt64, _ path: String, _ text: String) throws -> QuarantinedFile {
    var writer = try QuarantineWriter(
      in: quarantine, transfer: transfer, index: index, path: RawName(path))
    try unsafe Array(text.utf8).withUnsafeBytes { try unsafe writer.write($0) }
    return writer.finish(.complete)
  }

  private func clean(_ file: QuarantinedFile) throws -> CleanFile {
    try #require(
      CleanFile(
        ScannedFile(
          judging: file, name: nil, type: .allowed(ContentType(rawValue: "text/plain")),
          engines: [EngineFinding(engine: "libclamav", answer: .clean)], signatures: .fresh)))
  }

  @Test("the writer's digest and size are those of the bytes it wrote")
  func writer() throws {
    let file = try written(0, "a", "甲乙丙")
    #expect(file.digest == Digest.of(Array("甲乙丙".utf8)))
    #expect(file.size == 9)
    let bytes = try DurableFile.read(quarantine.path(of: transfer, index: 0), limit: 100)
    #expect(bytes == Array("甲乙丙".utf8))
  }

  @Test("a number is written once only")
  func noOverwriting() throws {
    _ = try written(0, "a", "x")
    #expect(throws: SystemError.self) { try written(0, "b", "y") }
  }

  @Test("only a clean verdict makes a clean file")
  func cleanOnly() throws {
    let file = try written(0, "a", "x")
    let type = TypeAnswer.allowed(ContentType(rawValue: "text/plain"))
    let answers = [
      EngineAnswer.infected("x"), .objection(.encryptedArchive, ""), .timedOut, .notAsked,
      .failed(1),
    ]
    for answer in answers {
      let scanned = ScannedFile(
        judging: file, name: nil, type: type,
        engines: [EngineFinding(engine: "libclamav", answer: answer)], signatures: .fresh)
      #expect(CleanFile(scanned) == nil)
    }
  }

  @Test("a release appears whole, keeps the tree and repeats without harm")
  func wholeRelease() throws {
    let files = [
      try clean(written(0, "说明.txt", "一")), try clean(written(1, "目录/子/表.csv", "二")),
    ]
    let manifest = try folder.write("{}", to: "draft.json")
    for _ in 0..<2 { try release.release(files.forEach, manifest: manifest, of: transfer) }
    let root = release.folder(of: transfer)
    #expect(try DurableFile.read(root + "/files/说明.txt", limit: 9) == Array("一".utf8))
    #expect(try DurableFile.read(root + "/files/目录/子/表.csv", limit: 9) == Array("二".utf8))
    #expect(try DurableFile.read(root + "/manifest.json", limit: 9) == Array("{}".utf8))
    #expect(release.holds(transfer))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("release"))
    #expect(names == ["T1"])
  }

  @Test("what a death left half done is thrown away and done again")
  func halfDone() throws {
    let draft = folder.path("release") + "/.T1/files"
    try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
    try folder.write("x", to: "release/.T1/files/stray")
    let manifest = try folder.write("{}", to: "draft.json")
    try release.release([try clean(written(0, "a", "x"))].forEach, manifest: manifest, of: transfer)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: release.folder(of: transfer) + "/files")
    #expect(names == ["a"])
  }

  @Test(
    "a name that leads outside is refused even here",
    arguments: ["../x", "a/../../x", "/etc/x", "a//b", "", ".", "a/."])
  func traversal(path: String) throws {
    let file = try clean(written(0, path, "x"))
    let manifest = try folder.write("{}", to: "draft.json")
    #expect(throws: SystemError.self) {
      try release.release([file].forEach, manifest: manifest, of: transfer)
    }
    #expect(!release.holds(transfer))
  }

  @Test("two files of one path never overwrite each other")
  func samePath() throws {
    let files = [try clean(written(0, "a", "x")), try clean(written(1, "a", "y"))]
    let manifest = try folder.write("{}", to: "draft.json")
    #expect(throws: SystemError.self) {
      try release.release(files.forEach, manifest: manifest, of: transfer)
    }
    #expect(!release.holds(transfer))
  }
}
