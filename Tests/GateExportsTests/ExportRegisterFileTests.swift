import Foundation
import GateDomain
import GateExports
import GateExtraction
import GateLinux
import GateRetention
import GateSigning
import GateTesting
import Glibc
import Testing

@Suite struct ExportRegisterFileTests {
  private let folder: TemporaryFolder
  private let file: ExportRegisterFile

  init() throws {
    folder = try TemporaryFolder("exports")
    file = ExportRegisterFile(folder.path("exports.gatereg"))
  }

  private static func digest(_ text: String) -> Digest { Digest.of(Array(text.utf8)) }

  private static func add(_ name: String, to register: inout ExportRegister) {
    register.add(
      ExportRegister.Document(name: name, at: .init(milliseconds: 1)), digests: [digest(name)],
      text: [])
  }

  @Test func `several who add at the same time lose nothing, and keep one salt`() async throws {
    let file = file
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for number in 0..<10 {
            _ = try file.update { Self.add("\(writer)-\(number)", to: &$0) }
          }
        }
      }
      try await group.waitForAll()
    }
    let register = try file.read()
    #expect(register.documents.count == 80)
    for writer in 0..<8 {
      for number in 0..<10 { #expect(register.holds(Self.digest("\(writer)-\(number)"))) }
    }
  }

  @Test func `a damaged register is said, and never begun anew over it`() throws {
    _ = try file.update { Self.add("a", to: &$0) }
    let path = folder.path("exports.gatereg")
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    bytes.removeLast()
    try Data(bytes).write(to: URL(filePath: path))
    #expect(throws: ExportRegisterFile.Damaged.self) {
      _ = try file.update { Self.add("b", to: &$0) }
    }
    #expect([UInt8](try Data(contentsOf: URL(filePath: path))) == bytes)
  }

  @Test func `nothing is written when reading fails in the middle`() throws {
    struct Stop: Error {}
    _ = try file.update { Self.add("a", to: &$0) }
    #expect(throws: Stop.self) {
      _ = try file.update {
        Self.add("b", to: &$0)
        throw Stop()
      }
    }
    let register = try file.read()
    #expect(register.documents.count == 1 && !register.holds(Self.digest("b")))
  }

  @Test func `a file is known by its bytes, its letters and its passages, also within a zip`()
    throws
  {
    let reader = ExportReader(TextExtractor(program: BuildFolder.path + "/gate-extract"))
    let text = (1...40).map { "第\($0)条，编号\($0 * 37)，地点\($0 * 91)号楼。" }.joined(separator: "\n")
    let path = try folder.write(text, to: "text.txt")
    let opened = try OwnedDescriptor(opening: path, O_RDONLY)
    let count = try file.update { register in
      let left = reader.add(
        opened.number, name: "DVD-2026-0001 #1", digest: Self.digest(text),
        at: .init(milliseconds: 1),
        to: &register)
      #expect(left.isEmpty)
    }
    #expect(count == 1)
    let register = try file.read()
    #expect(register.holds(Self.digest(text)) && !register.holds(Self.digest("other")))
    let rules = try RetentionRules(RuleFiles.read(BuildFolder.packageRoot + "/rules"))
    let matcher = RetentionMatcher(rules, register: register)
    func rulesFor(_ text: String) -> Set<String> {
      var document = InspectedDocument(parts: [])
      document.parts = [InspectedDocument.Part(source: .text, place: "", text: text)]
      return Set(matcher.verdict(on: document).evidence.map(\.rule))
    }
    #expect(rulesFor(text.replacingOccurrences(of: "\n", with: " ")).contains("exported-same"))
    let edited = text.split(separator: "\n").dropFirst(15).joined(separator: "；") + "另有补充。"
    #expect(rulesFor(edited).contains("exported-similar"))
    #expect(rulesFor("第1条，今天天气很好。").isEmpty)
  }

  @Test func `what cannot be read is told, and known by its bytes all the same`() throws {
    let reader = ExportReader(TextExtractor(program: "/bin/false"))
    let opened = try OwnedDescriptor(opening: try folder.write("x", to: "x"), O_RDONLY)
    _ = try file.update { register in
      let left = reader.add(
        opened.number, name: "n", digest: Self.digest("x"), at: .init(milliseconds: 1),
        to: &register)
      #expect(left.map(\.reason) == [.noReader])
    }
    #expect(try file.read().holds(Self.digest("x")))
  }
}
