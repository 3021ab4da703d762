import Foundation
import GateDomain
import Testing

@testable import GatePolicy

/// Real bytes of every kind, asked of libmagic and of the shipped policy.
@Suite struct CorpusTests {
  private struct Row: Equatable {
    let file, content, answer: String
  }

  private let folder: URL
  private let expected: [Row]

  init() throws {
    folder = try #require(Bundle.module.url(forResource: "Corpus", withExtension: nil))
    let table = try String(contentsOf: folder.appending(path: "expected.tsv"), encoding: .utf8)
    expected = table.split(separator: "\n").map { line in
      let parts = line.split(separator: "\t").map(String.init)
      return Row(file: parts[0], content: parts[1], answer: parts[2])
    }
  }

  @Test func `libmagic names every file of the corpus as the table says`() throws {
    let files = expected.map(\.file)
    let names = try Self.libmagicNames(of: files, in: folder)
    #expect(names.count == files.count)
    for (row, name) in zip(expected, names) {
      #expect(name == row.content, "\(row.file)")
    }
  }

  @Test func `The shipped policy answers for every file of the corpus as the table says`() throws {
    let types = try ShippedPolicy.bundle().types
    for row in expected {
      let answer = types.answer(for: ContentType(rawValue: row.content), name: RawName(row.file))
      #expect(answer.word == row.answer, "\(row.file)")
    }
  }

  @Test func `Every file of the corpus is in the table`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { !$0.hasPrefix(".") && $0 != "expected.tsv" && $0 != "README.md" }
    #expect(files.sorted() == expected.map(\.file).sorted())
  }

  @Test func `The corpus proves the name of every content that the shipped policy allows`() throws {
    let proved = Set(expected.map(\.content))
    // The rest of the text group is what libmagic makes of quoted source code.
    let alike = Set(
      ["c++", "java", "tex", "makefile", "diff"].map { "text/x-\($0)" } + ["text/troff"])
    for group in try ShippedPolicy.bundle().types.groups where group.decision == .allow {
      #expect(Set(group.contents).subtracting(proved).subtracting(alike) == [], "\(group.id)")
    }
  }

  private static func libmagicNames(of files: [String], in folder: URL) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/file")
    process.arguments = ["--brief", "--mime-type", "--"] + files
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return text.split(separator: "\n").map(String.init)
  }
}
