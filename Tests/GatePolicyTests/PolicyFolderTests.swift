import Foundation
import GateDomain
import Testing

@testable import GatePolicy

/// Policy folders on a disk, each a copy of the shipped one that a test may spoil.
@Suite final class PolicyFolderTests {
  private let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "policy-\(UUID())").path()
    try FileManager.default.copyItem(atPath: ShippedPolicy.path, toPath: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func problems() -> [PolicyProblem] {
    do {
      _ = try PolicyBundle.load(folder: path)
      return []
    } catch {
      return error.all
    }
  }

  private func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(file)"))
  }

  @Test func `A copy has the same digest wherever it lies`() throws {
    #expect(try PolicyBundle.load(folder: path).digest == ShippedPolicy.bundle().digest)
  }

  @Test(arguments: ["bundle.yaml", "tests/limits.yaml"])
  func `One more comment in any file changes the digest`(file: String) throws {
    let text = try ShippedPolicy.text(of: file)
    try write(text + "# \n", to: file)
    #expect(try PolicyBundle.load(folder: path).digest != ShippedPolicy.bundle().digest)
  }

  @Test func `Moving bytes between path and content changes the digest`() {
    let one = PolicyFolder(files: ["a": Array("bc".utf8)])
    let other = PolicyFolder(files: ["ab": Array("c".utf8)])
    #expect(one.digest != other.digest)
  }

  @Test func `The digest is SHA-256 over lengths, paths and contents`() {
    let folder = PolicyFolder(files: ["a": [0x62]])
    #expect(
      folder.digest.hex == "3c9d591045bc8876f9d0399bbfb05c6a412096e906f73278f98406cd5dca86df")
  }

  @Test func `A file that the gate would not read is refused`() throws {
    try write("x", to: "typs.yaml")
    let problem = try #require(problems().first)
    #expect(problem.code == .unexpectedFile)
    #expect(problem.file == "typs.yaml")
    #expect(problem.explanation.hint.english == "should it be called \"types.yaml\"?")
  }

  @Test(arguments: [".types.yaml.swp", "routes/outbound.yml", "tests/a.yml", "tests/x/a.yaml"])
  func `Left-over and misplaced files are refused`(file: String) throws {
    let folder = URL(filePath: "\(path)/\(file)").deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write("x", to: file)
    #expect(problems().allSatisfy { $0.code == .unexpectedFile })
    #expect(problems().contains { $0.file == file })
  }

  @Test func `A link is refused, even to a good file`() throws {
    try FileManager.default.removeItem(atPath: "\(path)/accounts.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/accounts.yaml",
      withDestinationPath: "\(ShippedPolicy.path)/accounts.yaml")
    #expect(problems().map(\.code) == [.unreadableFile])
  }

  @Test func `A missing file is named`() throws {
    try FileManager.default.removeItem(atPath: "\(path)/scanning.yaml")
    #expect(problems().map(\.place) == ["scanning.yaml"])
    #expect(problems().map(\.code) == [.missingFile])
  }

  @Test func `A missing folder is named`() {
    #expect(throws: PolicyProblems.self) { try PolicyBundle.load(folder: self.path + "-none") }
  }

  @Test func `A file above 1 MiB is refused before it is parsed`() throws {
    try write(String(repeating: "#", count: (1 << 20) + 1), to: "bundle.yaml")
    #expect(problems().map(\.code) == [.fileTooLarge])
  }

  @Test func `A file in another encoding is refused at its first odd byte`() throws {
    let bytes: [UInt8] = Array("version: 1\ntitle: ".utf8) + [0xb2, 0xdf, 0xc2, 0xd4]
    try Data(bytes).write(to: URL(filePath: "\(path)/bundle.yaml"))
    #expect(problems().map(\.place) == ["bundle.yaml:2:8"])
    #expect(problems().map(\.code) == [.notUTF8])
  }

  @Test(.timeLimit(.minutes(1)))
  func `A text of aliases that would grow without end is refused at once`() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...60 {
      text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    try write(text + "? *a60\n: 1\n? *a59\n: 2\n", to: "bundle.yaml")
    #expect(problems().map(\.code) == [.anchor])
    #expect(problems().map(\.place) == ["bundle.yaml:1:5"])
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["[", "- ", "? ", "{a: "])
  func `A text nested without end is refused, not followed`(opener: String) throws {
    try write(String(repeating: opener, count: 200_000), to: "bundle.yaml")
    #expect(problems().map(\.code) == [.syntax])
  }
}
