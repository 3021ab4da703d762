import GateDomain
import GateTesting
import GateWorkers
import Testing
import GateWire

@testable import GateScanning

/// Files that libclamav alone calls clean, or does not look into, through the real worker.
@Suite("What was not opened is never clean", .timeLimit(.minutes(2)))
struct HeldContentTests {
  private static let text = Array(Samples.text.utf8)
  private static let member = Zip([("a.txt", Samples.text)]).bytes

  private static let samples: [(String, [UInt8], EngineAnswer)] = [
    ("cut zip", Array(member.dropLast(30)), .objection(.damaged, "")),
    ("two zips in a row", member + Zip([("b.txt", "other")]).bytes, .objection(.damaged, "")),
    (
      "bytes before a zip", Array("MZ-stub-".utf8) + member,
      .objection(.polyglot, "content and zip")
    ),
    ("bytes behind a zip", member + [0], .objection(.damaged, "")),
    ("member that the directory hides", hidden(), .objection(.damaged, "")),
    ("gap between members", changed { $0.gap = [1, 2, 3] }, .objection(.damaged, "")),
    ("checksum that does not fit", changed { $0.claimedCRC = 1 }, .objection(.damaged, "")),
    (
      "size claimed too small", changed { ($0.method, $0.claimedSize) = (8, 3) },
      .objection(.damaged, "")
    ),
    (
      "size claimed zero", changed { ($0.method, $0.claimedSize) = (8, 0) },
      .objection(.damaged, "")
    ),
    (
      "size claimed too small, with the checksum of that much", shortened(),
      .objection(.damaged, "")
    ),
    ("data that is no deflate", changed { $0.method = 8 }, .objection(.damaged, "")),
    ("method LZMA", changed { $0.method = 14 }, .objection(.damaged, "")),
    ("method that does not exist", changed { $0.method = 77 }, .objection(.notOpened, "")),
    ("encrypted member", changed { $0.flags = 1 }, .objection(.encryptedArchive, "")),
    ("WinZip AES", changed { ($0.flags, $0.method) = (1, 99) }, .objection(.encryptedArchive, "")),
    ("broken zstd", [0x28, 0xb5, 0x2f, 0xfd, 4, 0, 0x29] + text, .objection(.damaged, "")),
    (
      "gzip of nothing", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0] + [0, 0, 0, 0, 0, 0, 0, 0],
      .objection(.damaged, "")
    ),
    (
      "RAR mark behind a picture", Samples.png + Array("Rar!".utf8) + [0x1a, 7, 1, 0],
      .objection(.polyglot, "PNG and RAR")
    ),
    (
      "RAR in a zip", Zip([("a", Array("Rar!".utf8) + [0x1a, 7, 0] + text)]).bytes,
      .objection(.notOpened, "")
    ),
    (
      "disk image in a zip", Zip([("a.img", [UInt8](repeating: 0, count: 999))]).bytes,
      .objection(.notOpened, "")
    ),
    (
      "program in a zip", Zip([("a.bin", program)]).bytes,
      .objection(.embeddedProgram, "a.bin")
    ),
    (
      "script in a zip", Zip([("a.vbs", text)]).bytes,
      .objection(.embeddedProgram, "a.vbs")
    ),
    ("macros", document("word/vbaProject.bin"), .objection(.macro, "OpenXML.Macro")),
    (
      "ActiveX", document("word/activeX/activeX1.bin"),
      .objection(.activeContent, "OpenXML.ActiveX")
    ),
    (
      "object", document("word/embeddings/oleObject1.bin"),
      .objection(.activeContent, "OpenXML.OLEObject")
    ),
    ("package", document("word/embeddings/a.bin"), .objection(.activeContent, "OpenXML.Embedding")),
    (
      "entities", document("word/a.xml", Array("<!DOCTYPE a []>".utf8)),
      .suspicious("OpenXML.DocumentType")
    ),
    (
      "PDF script", Samples.pdf(catalogue: "/OpenAction <</S /JavaScript /JS (a)>>"),
      .objection(.pdfAction, "PDF.JavaScript")
    ),
    (
      "PDF script spelled with escapes", Samples.pdf(catalogue: "/AA <</S /J#61vaScr#69pt>>"),
      .objection(.pdfAction, "PDF.AA")
    ),
    (
      "PDF launch", Samples.pdf(catalogue: "/OpenAction <</S /Launch>>"),
      .objection(.pdfAction, "PDF.Launch")
    ),
    (
      "PDF attachment", Samples.pdf(catalogue: "/Names <</EmbeddedFiles 9 0 R>>"),
      .objection(.pdfAction, "PDF.EmbeddedFile")
    ),
    ("PDF encrypted", Samples.pdf(trailer: "/Encrypt 5 0 R"), .objection(.encryptedDocument, "")),
    (
      "PDF filter that nobody knows",
      Samples.pdf(stream: "4 0 obj <</Filter /Mystery /Length 1>> stream\n?\nendstream endobj"),
      .objection(.notOpened, "")
    ),
    (
      "OLE package", CompoundFileFixture.bytes([("\u{1}Ole10Native", text)]),
      .objection(.activeContent, "OLE2.Package")
    ),
    (
      "encrypted document",
      CompoundFileFixture.bytes([("EncryptedPackage", text), ("EncryptionInfo", text)]),
      .objection(.encryptedDocument, "")
    ),
    (
      "encrypted old document", CompoundFileFixture.bytes([("WordDocument", oldEncrypted)]),
      .objection(.encryptedDocument, "")
    ),
    (
      "broken chain of a stream",
      CompoundFileFixture.bytes(
        [("WordDocument", [UInt8](repeating: 9, count: 6_000))], isBroken: true),
      .objection(.damaged, "")
    ),
    (
      "RTF object", Array("{\\rtf1{\\object\\objdata 01}}".utf8),
      .objection(.activeContent, "RTF.Object")
    ),
    (
      "PGP message", Array("-----BEGIN PGP MESSAGE-----\n\nhQ".utf8),
      .objection(.encryptedDocument, "")
    ),
  ]

  @Test func `each sample is held for its reason`() async throws {
    try await PoolFixture.run { pool in
      for (name, bytes, expected) in Self.samples {
        let engine = try await pool.scan(bytes).answer
        #expect(engine == expected, "\(name)")
      }
    }
  }

  @Test(arguments: [
    ("#!/bin/sh\nid\n", ContentObjection.embeddedProgram),
    ("@echo off\r\nstart calc\r\n", .embeddedProgram),
    ("<html><body>page</body></html>", .activeContent),
    ("<?xml version=\"1.0\"?><a>b</a>", .activeContent),
    ("<?php system('id'); ?>\n", .embeddedProgram), ("{\\rtf1 text}", .activeContent),
    ("SQLite format 3\0" + String(repeating: "\u{1}", count: 90), .notOpened),
    ("\u{1}\u{2}\u{3}\u{4}\u{5} nobody knows what \u{6}\u{0}\u{7}", .notOpened),
  ])
  func `a member of a type that must not come in, whatever its name`(
    _ text: String, _ expected: ContentObjection
  ) async throws {
    let bytes = Array(text.utf8)
    let archives = [
      Zip([("报告.txt", bytes)]).bytes, try await Archives.made("tzst", [("报告.txt", bytes)]),
      try await Archives.packed(bytes, by: "gzip"),
    ]
    try await PoolFixture.run { pool in
      for archive in archives {
        let answer = try await pool.scan(archive).answer
        guard case .objection(expected, _) = answer else {
          Issue.record("\(text): \(answer)")
          continue
        }
      }
    }
  }

  @Test func `what libmagic and libclamav take for two things is held`() async throws {
    let text = String(repeating: "plain text in front of it. ", count: 20) + "%PDF-1.4 and behind\n"
    try await PoolFixture.run { pool in
      let report = try await pool.scan(Array(text.utf8))
      #expect(report.answer == .objection(.polyglot, "libmagic text/plain, libclamav CL_TYPE_PDF"))
    }
  }

  @Test(arguments: [
    "../a.txt", "a/../../b.txt", "报告.pdf.exe", "a\u{202e}txt.exe", "C:a.txt", "con.txt",
  ])
  func `a member whose name leads out or hides something, in a zip`(_ name: String) async throws {
    try await PoolFixture.run { pool in
      let report = try await pool.scan(Zip([("first.txt", "text"), (name, Samples.text)]).bytes)
      guard case .objection(.memberName, _) = report.answer else {
        Issue.record("\(name): \(report.answer)")
        return
      }
    }
  }

  @Test func `a script in a compressed object of a PDF is seen`() async throws {
    // "1 0 <</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>", packed by zlib.
    let packed: [UInt8] = [
      0x78, 0xda, 0x33, 0x54, 0x30, 0x50, 0xb0, 0xb1, 0xd1, 0x0f, 0xa9, 0x2c, 0x48, 0xd5,
      0x77, 0x4e, 0x2c, 0x49, 0xcc, 0xc9, 0x4f, 0xd7, 0xf7, 0x2f, 0x48, 0xcd, 0x73, 0x4c,
      0x2e, 0xc9, 0xcc, 0xcf, 0x03, 0xca, 0x04, 0xeb, 0x7b, 0x25, 0x96, 0x25, 0x06, 0x27,
      0x17, 0x65, 0x16, 0x94, 0xe8, 0x7b, 0x05, 0x6b, 0x24, 0x16, 0x14, 0xe8, 0x25, 0xe6,
      0xa4, 0x16, 0x95, 0x68, 0x18, 0x6a, 0x6a, 0xda, 0x01, 0x01, 0x00, 0xc5, 0x36, 0x15,
      0x32,
    ]
    let head =
      "%PDF-1.7\n5 0 obj <</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length \(packed.count)>>"
    let tail = "\nendstream endobj\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    let pdf = Array((head + "stream\n").utf8) + packed + Array(tail.utf8)
    try await PoolFixture.run { pool in
      let engine = try await pool.scan(pdf).answer
      #expect(engine == .objection(.pdfAction, "PDF.JavaScript"))
    }
  }

  @Test func `what the zip program encrypts is held`() async throws {
    let folder = try TemporaryFolder("zip")
    try folder.write(Samples.text, to: "a.txt")
    let arguments = ["-q", "-P", "secret", "a.zip", "a.txt"]
    let made = try await Program.run("zip", arguments, workingFolder: folder.path)
    try #require(made.succeeded)
    try await PoolFixture.run { pool in
      let engine = try await pool.scan(path: folder.path("a.zip")).answer
      #expect(engine == .objection(.encryptedArchive, ""))
    }
  }

  private static func changed(_ change: (inout Zip.Member) -> Void) -> [UInt8] {
    var member = Zip.Member(name: "a.txt", data: text)
    change(&member)
    return Zip([member, Zip.Member(name: "b.txt", data: text)]).bytes
  }

  private static func hidden() -> [UInt8] {
    changed { $0.isHidden = true }
  }

  private static func document(_ name: String, _ data: [UInt8] = text) -> [UInt8] {
    Samples.document(adding: [(name, data)])
  }

  private static let program: [UInt8] =
    [0x4c, 0, 0, 0, 1, 0x14, 2, 0] + [UInt8](repeating: 0, count: 99)

  // The member holds more than its headers say, and they are right about the part they admit.
  private static func shortened() -> [UInt8] {
    let admitted = Array(text.prefix(40))
    var zip = SampleZip()
    zip.add("a", text, deflated: true)
    var bytes = zip.bytes
    let claims = ContentBytes.over(admitted) { $0.crc32 }
    let claimed = (0..<4).map { UInt8(truncatingIfNeeded: claims >> ($0 * 8)) }
    for offset in [14, bytes.count - 22 - 47 + 16] {
      bytes.replaceSubrange(offset..<(offset + 4), with: claimed)
      bytes.replaceSubrange((offset + 8)..<(offset + 12), with: [40, 0, 0, 0])
    }
    return bytes
  }

  private static let oldEncrypted: [UInt8] =
    [0xec, 0xa5] + [UInt8](repeating: 0, count: 9) + [0x01] + [UInt8](repeating: 0, count: 5_000)
}
