import Foundation
import GateDomain
import GateWire
import GatePolicy
import GateTesting
import Testing

@testable import GateScanning

@Suite("Types of content")
struct ContentTypeTests {
  @Test(arguments: [
    ("application/pdf", "CL_TYPE_PDF", true), ("application/pdf", "CL_TYPE_TEXT_ASCII", false),
    ("image/png", "CL_TYPE_PNG", true), ("image/png", "CL_TYPE_ZIP", false),
    ("image/png", "CL_TYPE_BINARY_DATA", false), ("text/plain", "CL_TYPE_PDF", false),
    ("text/plain", "CL_TYPE_TEXT_UTF8", true), ("text/plain", "CL_TYPE_BINARY_DATA", true),
    ("text/plain", "CL_TYPE_HTML", true), ("application/zip", "CL_TYPE_ZIP", true),
    ("application/zip", "CL_TYPE_MSEXE", false),
    ("application/octet-stream", "CL_TYPE_MSEXE", true),
    ("application/msword", "CL_TYPE_MSOLE2", true), ("application/msword", "CL_TYPE_ZIP", false),
    ("application/gzip", "CL_TYPE_GZ", true), ("audio/mpeg", "CL_TYPE_MP3", true),
    ("video/mp4", "CL_TYPE_PDF", false),
  ])
  func `libmagic and libclamav must not contradict each other`(
    _ magic: String, _ engine: String, _ isRight: Bool
  ) {
    let check = {
      try TypeAgreement.check(magic: ContentType(rawValue: magic), engine: engine)
    }
    guard !isRight else {
      #expect(throws: Never.self) { try check() }
      return
    }
    #expect(throws: Objected(.polyglot, "libmagic \(magic), libclamav \(engine)")) { try check() }
  }

  @Test func `what the shipped policy forbids does not come in as a member`() throws {
    let path = BuildFolder.packageRoot + "/policies/types.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    // Opened by the walk itself: their own members decide.
    let walked = ["iso9660", "lzma", "lzip", "lz4", "cpio", "cab-compressed"]
    var (decision, count) = ("", 0)
    for line in text.split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) }) {
      if line.hasPrefix("decision:") { decision = line }
      let types = Self.types(in: line)
      guard decision == "decision: forbid" else { continue }
      for type in types
      where !walked.contains(where: type.hasSuffix)
        && !walked.contains(where: { type.contains($0) })
      {
        #expect(
          MemberTypes.objection(to: ContentType(rawValue: type), named: "a") != nil, "\(type)")
        count += 1
      }
    }
    #expect(count > 50)
  }

  private static func types(in line: String) -> [String] {
    let list =
      line.hasPrefix("- ")
      ? line.dropFirst(2) : line.hasPrefix("contents: [") ? line.dropFirst(11) : ""
    return list.split { ",[] ".contains($0) }.map(String.init).filter {
      $0.contains("/") && !$0.contains("{")
    }
  }

  @Test(arguments: ["不", "通知", "关于印发", "预算 2024", "请于本周五前反馈。\n"])
  func `text is proved in the encodings of offices`(_ text: String) async throws {
    for name in ["GB18030", "BIG5", "UTF-16LE", "UTF-16BE", "UTF-8"] {
      let made = try? await Archives.packed(
        Array(text.utf8), by: "iconv", ["-f", "UTF-8", "-t", name])
      guard let made else { continue }
      #expect(ContentBytes.over(made) { TextProof.isText($0) }, "\(name)")
    }
  }

  @Test func `data is no text`() {
    var generator = SeededGenerator(seed: 5)
    for count in [8, 40, 400, 4_000] {
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(!ContentBytes.over([0] + noise) { TextProof.isText($0) })
    }
    for bytes in [[0, 1, 2, 3], [0x1b, 0x5b, 0x41], [0x80], [0xff, 0xff, 0xff, 0xff], []]
      as [[UInt8]]
    {
      #expect(!ContentBytes.over(bytes) { TextProof.isText($0) }, "\(bytes)")
    }
  }

  @Test(arguments: [0, 1, 2, 3, 7, 64, 1_000])
  func `base64 is found and decoded, in lines or not`(_ shift: Int) async throws {
    let data = Samples.eicar + (0..<shift).map { UInt8(truncatingIfNeeded: $0) }
    for options in [["-w0"], ["-w64"], ["-w76"]] {
      let coded = try await Archives.packed(data, by: "base64", options)
      let text = Array("附件：\n a b c\n".utf8) + coded + Array("\n完。".utf8)
      #expect(ContentBytes.over(text) { Base64Blocks.decoded(in: $0) } == [data], "\(options)")
    }
  }

  @Test func `digests and plain words are no base64`() {
    let words = [String(repeating: "0123456789abcdef", count: 8), Samples.text, "short words only"]
    for text in words {
      #expect(ContentBytes.over(Array(text.utf8)) { Base64Blocks.decoded(in: $0).isEmpty })
    }
  }
}
