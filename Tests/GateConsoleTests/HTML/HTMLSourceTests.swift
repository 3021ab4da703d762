import Foundation
import Testing

@Suite struct HTMLSourceTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/GateConsole")

  private static var files: [URL] {
    let all = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
  }

  @Test("No source calls the initialiser that takes a text as markup")
  func nobodyPassesText() throws {
    #expect(Self.files.count > 40)
    for file in Self.files {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains("HTML(stringLiteral"), "\(file.lastPathComponent)")
      #expect(!text.contains("HTML.init(stringLiteral"), "\(file.lastPathComponent)")
    }
  }

  @Test("No source writes a style or a script into a page, since the policy would block it")
  func nothingInline() throws {
    for file in Self.files {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(
        !text.contains(" style=\\\"") && !text.contains(" style=\""), "\(file.lastPathComponent)")
      #expect(
        !text.contains("onclick=") && !text.contains("javascript:"), "\(file.lastPathComponent)")
    }
  }
}
