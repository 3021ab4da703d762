import GateDomain
import Testing

@testable import GateScanning

@Suite("Two formats in one file")
struct PolyglotTests {
  private static func objection(_ bytes: [UInt8]) -> EngineAnswer? {
    ContentBytes.over(bytes) { content in
      do throws(Objected) {
        try Polyglot.check(content, ContentKind(of: content))
        return nil
      } catch {
        return error.answer
      }
    }
  }

  // `first` with `second` at an offset, and spaces between: both formats allow them.
  private static func glued(_ first: String, _ second: String, at offset: Int) -> [UInt8] {
    var bytes = Array(first.utf8)
    bytes += [UInt8](repeating: 0x20, count: offset - bytes.count)
    return bytes + Array(second.utf8) + [0x20, 0x0a]
  }

  private static let hidden = "%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer"

  @Test func `a second format whose mark does not stand in front is found`() {
    let cases: [([UInt8], String)] = [
      (Self.glued("notes", Self.hidden, at: 900), "content and PDF"),
      (Samples.png + Array(Self.hidden.utf8), "PNG and PDF"),
      (Self.glued("%PDF-1.4", "ustar", at: 257), "PDF and tar"),
      (Self.glued("%PDF-1.4", "CD001", at: 0x8001), "PDF and ISO 9660"),
      (Self.glued("notes", "Rar!\u{1a}\u{7}", at: 40), "content and RAR"),
      (Array("notes ".utf8) + [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "content and 7z"),
      (Samples.png + Array("<script>alert(1)</script>".utf8), "PNG and script (<script)"),
      (Samples.png + Array("*/=1;alert(1);".utf8), "PNG and text"),
    ]
    for (bytes, name) in cases {
      #expect(Self.objection(bytes) == .objection(.polyglot, name), "\(name)")
    }
  }

  @Test func `what only looks a little like another format is left alone`() {
    let cases: [[UInt8]] = [
      Self.glued("%PDF-1.4", "ustar", at: 256), Self.glued("%PDF-1.4", "CD001", at: 0x8000),
      // Nobody takes a PDF for one whose header stands behind the first kilobyte.
      Self.glued("notes", Self.hidden, at: 1_100), Self.glued("notes", "%PDF-1.4", at: 900),
      Self.glued("notes", "Rar!", at: 40), Samples.png, Samples.png + [0, 0, 0, 0],
    ]
    for bytes in cases { #expect(Self.objection(bytes) == nil, "\(bytes.prefix(300))") }
  }
}
