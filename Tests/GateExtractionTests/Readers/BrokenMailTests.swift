import GateExtraction
import Testing

@testable import GateReaders

/// Mail of which something is missing or other than it was written.
@Suite struct BrokenMailTests {
  private static func mail(_ change: (String) -> String) -> Bool {
    BrokenTests.isDamaged(change(MailTests.mail))
  }

  @Test func `a whole mail is called nothing`() {
    #expect(!Self.mail { $0 } && !Self.mail { $0 + "\n\nto leave the list, write to us\n" })
  }

  @Test(arguments: ["--=_1--", "6ZmE5Lu25YaF5a65\n--=_1--"])
  func `a mail that breaks off is said`(_ end: String) {
    #expect(Self.mail { $0.replacing(end, with: "") })
  }

  @Test(arguments: [
    ("6ZmE5L\0u25YaF5a65", true), ("6ZmE5L#u25YaF5a65", true), ("6ZmE5Lu25YaF5a6", true),
    ("6ZmE5Lu25YaF", false),
  ])
  func `letters that no coding has, and missing ones, are said`(_ coded: String, _ isBroken: Bool) {
    #expect(Self.mail { $0.replacing("6ZmE5Lu25YaF5a65", with: coded) } == isBroken)
  }

  @Test func `another mail behind the end of one is said`() {
    #expect(Self.mail { $0 + "\nxrom a\nSubject: b\nContent-Type: text/plain\n\ntext" })
  }

  @Test func `zeros within a mail are said`() {
    #expect(Self.mail { $0.replacing("=E5=AF=86", with: "\0\0\0") })
  }

  @Test(arguments: [
    ("QUJD", false), ("QUI=", false), ("QQ==", false), ("QUJ", true), ("QQ=", true), ("Q===", true),
    ("QUI=\n____\nlist", false), ("QU\nJD\r\n", false), ("QUJD!", true),
  ])
  func `what base64 cannot be`(_ coded: String, _ isBroken: Bool) {
    #expect(TransferCoding.isBroken(Bytes(Array(coded.utf8)), "base64") == isBroken)
  }
}
