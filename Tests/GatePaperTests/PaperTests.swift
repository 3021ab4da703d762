import Foundation
import GateTesting
import Testing

@testable import GatePaper

/// What is drawn can be read back, by another program.
@Suite struct PaperTests {
  private func paper() throws -> Paper {
    try Paper(
      title: "月报 2026-11", author: "云川省档案馆", created: "2026-11-23T08:00:00Z", language: "zh-cn")
  }

  // The pages' texts as pdftotext reads them.
  private func pages(_ bytes: [UInt8]) async throws -> [String] {
    let folder = try TemporaryFolder("paper")
    try folder.write(bytes, to: "a.pdf")
    let read = try await Program.run("/usr/bin/pdftotext", ["-layout", folder.path("a.pdf"), "-"])
    try #require(read.succeeded, "\(read.errors)")
    // Narrow spaces are none to it.
    return read.output.replacing(" ", with: "").split(separator: "\u{c}").map(String.init)
  }

  private func sheet(_ body: (PaperSheet) throws -> Void) async throws -> [String] {
    let sheet = PaperSheet(try paper(), pageWords: ("第 ", " 页"))
    try body(sheet)
    return try await pages(try sheet.finish())
  }

  @Test func `Chinese and other letters are found as text`() async throws {
    let found = try await sheet { $0.add("检查发现：留存文件 ★ 〔2026〕12号 & <b> naïve", Letters(size: 12)) }
    #expect(found.count == 1)
    for text in ["检查发现：留存文件", "〔2026〕12号", "&<b>naïve", "第1页"] {
      #expect(found[0].contains(text), "\(found)")
    }
  }

  @Test func `what the document says of itself, and that its letters are within it`() async throws {
    let folder = try TemporaryFolder("paper")
    let sheet = PaperSheet(try paper(), pageWords: ("", ""))
    sheet.add("文字", Letters(isBold: true))
    try folder.write(try sheet.finish(), to: "a.pdf")
    let facts = try await Program.run("/usr/bin/pdfinfo", [folder.path("a.pdf")]).output
    #expect(facts.contains("月报 2026-11") && facts.contains("云川省档案馆") && facts.contains("A4"))
    let fonts = try await Program.run("/usr/bin/pdffonts", [folder.path("a.pdf")]).output
    // A line of titles, a rule, then one line a font: embedded, a subset, with a table to Unicode.
    let lines = fonts.split(separator: "\n").dropFirst(2)
    #expect(!lines.isEmpty && lines.allSatisfy { $0.contains("yes yes yes") }, "\(fonts)")
  }

  @Test func `a long table goes over pages, each with the head and a number, and loses no row`()
    async throws
  {
    let table = PaperTable(
      columns: [.init("序号", side: .right), .init("文件", share: 4)],
      rows: (1...150).map { ["\($0)", "文件编号\($0)/下载/通知.docx"] })
    let found = try await sheet { $0.add(table) }
    #expect(found.count > 2)
    for (index, page) in found.enumerated() {
      #expect(page.contains("序号") && page.contains("第\(index + 1)页"))
    }
    let all = found.joined()
    for number in 1...150 { #expect(all.contains("文件编号\(number)/")) }
  }

  @Test func `a path without a space is broken into lines and makes its row higher`() async throws {
    let path = "/home/li/" + String(repeating: "很长的文件夹名/", count: 12) + "end.docx"
    let paper = try paper()
    let one = paper.height(of: "a", width: 100)
    #expect(paper.height(of: path, width: 100) > one * 5)
    let table = PaperTable(
      columns: [.init("对象"), .init("空")], rows: [[path, ""], ["last", "x"]])
    let found = try await sheet { $0.add(table) }
    #expect(found.joined().contains("last") && found.joined().contains("docx"))
  }

  @Test func `a row higher than a page, control letters and zeros end nowhere`() async throws {
    let text = String(repeating: "证据", count: 5_000) + "\0\u{7}\u{202e}"
    let table = PaperTable(
      columns: [.init("对象"), .init("依据")], rows: [[text, text], ["末行", ""]])
    let found = try await sheet { $0.add(table) }
    #expect(found.joined().contains("末行"))
  }

  @Test func `boxes hold what is known and a line to sign, and follow each other`() async throws {
    let found = try await sheet { sheet in
      for step in 1...12 {
        sheet.add(box: "审批 \(step)", text: "同意 张建国 2026-11-23", sign: "签字：")
      }
      sheet.add("之后")
    }
    #expect(found.count == 2 && found[1].contains("之后"))
    for step in 1...12 { #expect(found.joined().contains("审批\(step)")) }
    #expect(found.joined().split(separator: "签字：").count == 13)
  }

  @Test func `a code's runs cover its dark modules and leave the edge light`() {
    let code = PaperCode(size: 3) { row, column in row == column || column == 2 }
    let places = code.runs.map { run in [run.x, run.y, run.width].map { ($0 * 11).rounded() } }
    #expect(places == [[4, 4, 1], [6, 4, 1], [5, 5, 2], [6, 6, 1]])
  }
}
