import Foundation
import GateDomain
import Testing

@Suite struct ScannedFileTests {
  static func file(_ copy: CopyOutcome = .complete) -> QuarantinedFile {
    QuarantinedFile(
      index: 0, path: RawName("图纸.pdf"), size: 9, digest: Office.digest(1), copy: copy)
  }

  static func scanned(_ copy: CopyOutcome = .complete, engine: EngineAnswer = .clean) -> ScannedFile
  {
    ScannedFile(
      judging: file(copy), name: nil, type: .allowed(ContentType(rawValue: "application/pdf")),
      engines: Evidence.asked(engine), signatures: .fresh)
  }

  @Test func `only a clean file can be released`() {
    #expect(CleanFile(Self.scanned())?.scanned == Self.scanned())
    #expect(CleanFile(Self.scanned(.readError)) == nil)
    #expect(CleanFile(Self.scanned(engine: .infected("Eicar"))) == nil)
    #expect(CleanFile(Self.scanned(engine: .notAsked)) == nil)
  }

  @Test(arguments: CopyOutcome.allCases)
  func `takes the outcome of the copy from the file itself`(copy: CopyOutcome) {
    #expect(Self.scanned(copy).evidence.copy == copy)
    #expect((Self.scanned(copy).verdict == .clean) == (copy == .complete))
  }

  @Test func `comes back with the same verdict`() throws {
    for engine in Evidence.everyEngineAnswer {
      let file = Self.scanned(engine: engine)
      let data = try JSONEncoder().encode(file)
      #expect(!String(decoding: data, as: UTF8.self).contains("verdict"))
      #expect(try JSONDecoder().decode(ScannedFile.self, from: data) == file)
    }
  }

  @Test func `does not believe a verdict that somebody added`() throws {
    let infected = Self.scanned(engine: .infected("Eicar"))
    var text = String(decoding: try JSONEncoder().encode(infected), as: UTF8.self)
    text = "{\"verdict\":{\"clean\":{}}," + text.dropFirst()
    let read = try JSONDecoder().decode(ScannedFile.self, from: Data(text.utf8))
    #expect(read.verdict == .infected("Eicar"))
  }

  @Test func `refuses evidence of a whole copy beside a broken one`() throws {
    let text = String(decoding: try JSONEncoder().encode(Self.scanned(.readError)), as: UTF8.self)
    let claim = "\"copy\":\"read-error\""
    let parts = text.components(separatedBy: claim)
    #expect(parts.count == 3)
    let whole = "\"copy\":\"complete\""
    for forged in [
      parts[0] + whole + parts[1] + claim + parts[2],
      parts[0] + claim + parts[1] + whole + parts[2],
    ] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(ScannedFile.self, from: Data(forged.utf8))
      }
    }
  }

  @Test(arguments: [(0, 0), (86_399, 0), (86_400, 1), (86_400 * 40, 40), (-5, 0)])
  func `counts the age of signatures in whole days`(seconds: Int64, days: Int64) {
    let database = SignatureDatabase(
      engine: "libclamav", version: 1, count: 1, publishedAt: Office.start,
      digest: Office.digest(1), isDemonstration: true)
    #expect(database.ageInDays(at: Office.start.adding(seconds: seconds)) == days)
  }
}
