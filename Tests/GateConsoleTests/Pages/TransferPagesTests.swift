import GateSigning
import GateSite
import Foundation
import GateDomain
import GateWire
import HTTPTypes
import Testing

@testable import GateConsole

@Suite struct TransferPagesTests {
  @Test("A running transfer shows how far it is and asks for itself again; a finished one does not")
  func live() async throws {
    let site = try await ConsoleSite(roles: [.staff, .securityOfficer])
    try await site.visit(as: .staff) { visitor in
      let transfer = try await TestTransfer.started(site, by: visitor)
      var progress = TransferProgress()
      (progress.filesTotal, progress.filesCopied, progress.filesJudged) = (40, 10, 12)
      (progress.bytesTotal, progress.bytesCopied, progress.filesHeld) = (4_000_000, 1_000_000, 3)
      progress.currentFile = "folder/next.docx"
      let station = try TestStation(site)
      try await station.report(progress: [transfer.id.rawValue: progress], by: visitor)
      let page = try await visitor.get("/transfers/\(transfer.id)").text
      #expect(page.contains("<progress aria-label=\"progress\" max=\"100\" value=\"27\">"))
      #expect(
        page.contains("27%") && page.contains("folder/next.docx") && page.contains("10 of 40"))
      #expect(page.contains("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>"))
      #expect(page.contains("data-live=\"yes\""))
      let part = try await visitor.get("/transfers/\(transfer.id)?part=main").text
      #expect(part.hasPrefix("<main id=\"main\"") && part.hasSuffix("</main>"))
      #expect(part.contains("27%"))
    }
  }

  @Test("The result begins with one sentence, then what is held and why, then what was released")
  func result() async throws {
    let site = try await ConsoleSite.shared()
    let held = [
      TestTransfer.judged(index: 8, path: RawName("bad.exe"), engine: .infected("Win.Test")),
      TestTransfer.judged(
        index: 9, path: RawName("locked.zip"), engine: .objection(.encryptedArchive, "")),
    ]
    try await site.visit(as: .staff, language: .chinese) { visitor in
      let transfer = try await TestTransfer.released(
        site, contents: ["报告.docx": [1, 2], "表/一.xlsx": [3]], held: held,
        skipped: [SkippedEntry(path: RawName("lnk"), kind: .symbolicLink)], by: visitor)
      let page = try await visitor.get("/transfers/\(transfer.id)").text
      let parts = [
        "2 个文件已放行，2 个被扣留：原因与办法如下。", "检出病毒", "怎么办：", "不得放行", "bad.exe",
        "检出病毒：Win.Test", "压缩包有密码", "怎么办：", "请解密后重新打包带入", "locked.zip",
        "放行的文件", "报告.docx", Digest.of([1, 2]).hex, "符号链接，未跟随", "certutil -hashfile",
        "manifest.json", "审计记录",
      ]
      var rest = page[...]
      for part in parts {
        let found = try #require(rest.firstRange(of: part), "\(part) in its place")
        rest = rest[found.upperBound...]
      }
      #expect(page.contains("data-live=\"no\"") && !page.contains("http-equiv=\"refresh\""))
      #expect(!page.contains("files/8\"") && !page.contains("files/9\""))
    }
  }

  @Test("A released file arrives whole, with its digest and a name that cannot break the header")
  func download() async throws {
    let site = try await ConsoleSite.shared()
    let big = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let name = "季度\"; filename=x\\ 报告.bin"
    try await site.visit(as: .staff) { visitor in
      let transfer = try await TestTransfer.released(
        site, contents: [name: big, "empty.txt": []], by: visitor)
      let page = try await visitor.get("/transfers/\(transfer.id)").text
      #expect(page.contains("/transfers/\(transfer.id)/files/1"))
      for path in ["/transfers/\(transfer.id)/files/1", "/api/v1/transfers/\(transfer.id)/files/1"]
      {
        let answer =
          path.hasPrefix("/api") ? try await visitor.call(.get, path) : try await visitor.get(path)
        #expect(answer.status == .ok && answer.bytes == big)
        #expect(answer.headers[.contentType] == "application/octet-stream")
        let digest = Data(Digest.of(big).bytes).base64EncodedString()
        let field = try #require(HTTPField.Name("Repr-Digest"))
        #expect(answer.headers[field] == "sha-256=:\(digest):")
        #expect(
          answer.headers[.contentDisposition]
            == "attachment; filename=\"________ filename=x_ ______.bin\"; "
            + "filename*=UTF-8''\(PathText.encoded(name))")
      }
      let empty = try await visitor.get("/transfers/\(transfer.id)/files/0")
      #expect(empty.status == .ok && empty.bytes.isEmpty)
    }
  }

  @Test("A held file, a changed file and somebody else's file are not sent")
  func refusedDownloads() async throws {
    let site = try await ConsoleSite.shared()
    let held = TestTransfer.judged(index: 4, path: RawName("bad"), engine: .infected("X"))
    let transfer = try await site.visit(as: .staff) { visitor in
      let transfer = try await TestTransfer.released(
        site, contents: ["a.txt": [1], "b.txt": [2], "c.txt": [3]], held: [held], by: visitor)
      let folder = "\(site.folder.release)/\(transfer.id)/files"
      try Data([1, 1]).write(to: URL(filePath: "\(folder)/a.txt"))
      try FileManager.default.removeItem(atPath: "\(folder)/b.txt")
      let path = "/transfers/\(transfer.id)/files"
      #expect(try await visitor.get("\(path)/0").status == .serviceUnavailable)
      #expect(try await visitor.get("\(path)/1").status == .notFound)
      #expect(try await visitor.get("\(path)/2").status == .ok)
      for index in ["4", "77", "-1", "x", "18446744073709551616"] {
        #expect(try await visitor.get("\(path)/\(index)").status == .notFound, "\(index)")
      }
      return transfer
    }
    try await site.visit(as: .stationOperator) { visitor async throws in
      #expect(try await visitor.get("/transfers/\(transfer.id)").status == .ok)
      #expect(try await visitor.get("/transfers/\(transfer.id)/files/2").status == .forbidden)
    }
  }

  @Test(
    "Virus signatures that protect nobody are said on every result",
    arguments: [
      (true, 0, "Demonstration signatures"), (false, 15, "more than the policy allows"),
      (false, 8, "import newer ones soon"), (false, 0, nil),
    ])
  func signatures(_ isDemonstration: Bool, _ days: Int64, _ warning: String?) async throws {
    let site = try await ConsoleSite(roles: [.staff, .securityOfficer, .stationOperator, .auditor])
    let database = SignatureDatabase(
      engine: "libclamav", version: 1, count: 2,
      publishedAt: .now.adding(seconds: -days * 86_400 - 60), digest: Digest.of([]),
      isDemonstration: isDemonstration)
    let transfer = try await site.visit(as: .staff) { visitor in
      try await TestStation(site).report(signatures: database, by: visitor)
      return try await TestTransfer.released(site, contents: ["a": [1]], by: visitor)
    }
    try await site.visit(as: .stationOperator) { visitor in
      for path in ["/", "/stations", "/transfers/\(transfer.id)"] {
        let page = try await visitor.get(path).text
        #expect(page.contains("class=\"banner bad\"") == (warning != nil), "\(path)")
        if let warning { #expect(page.contains(warning), "\(path)") }
      }
    }
  }
}
