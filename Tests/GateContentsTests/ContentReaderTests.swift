import Foundation
import GateContents
import GateDiscs
import GateDomain
import GateLinux
import GatePolicy
import GateRetention
import GateTesting
import Testing

/// What the real `gate-extract` and the shipped rules make of files that are to leave.
@Suite("The text of files for discs", .timeLimit(.minutes(2))) struct ContentReaderTests {
  private static func reader(_ program: String = BuildFolder.path + "/gate-extract") throws
    -> ContentReader
  {
    let files = try RuleFiles.read(BuildFolder.packageRoot + "/rules", kinds: ["retained"])
    return ContentReader(program: program, rules: try RetentionRules(files))
  }

  private static func read(
    _ bytes: [UInt8], name: String, _ reader: ContentReader
  ) throws -> (ContentExamination, TextPreview) {
    let folder = try TemporaryFolder("text")
    let path = folder.path("file")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let file = try OwnedDescriptor(opening: path, 0)
    return reader.read(file.number, name: RawName(name))
  }

  static let marks: [(name: String, text: String, mark: LevelMark?)] = [
    ("计划.txt", "秘密★10年\n关于开展检查的通知\n", .classified),
    ("计划.txt", "机 密 ★ 长 期\n", .classified),
    ("表.txt", "单位：某某\n密级：机密\n", .classified),
    ("（秘密）方案.txt", "没有标志\n", .classified),
    ("安排.txt", "工作秘密\n关于下半年工作的安排\n", .workSecret),
    ("安排.txt", "工作秘密★3年\n关于下半年工作的安排\n", .workSecret),
    ("安排.txt", "密级：工作秘密\n一、总体要求\n", .workSecret),
    ("手册.txt", "内部资料 注意保存\n第一章\n", .internal),
    ("手册.txt", "内部资料 注意保存\n第一章\n工作秘密\n第二章\n", .workSecret),
    ("手册.txt", "工作秘密★3年\n第一章\n机密★10年\n", .classified),
    ("教材.txt", "正确的标注是“机密★10年”，星号前写密级。\n", nil),
    ("公开.txt", "（此件公开发布）\n保密法规定国家秘密分为绝密、机密、秘密三级。\n", nil),
    ("公开.txt", "（此件公开发布）\n绝密★30年\n", .classified),
  ]

  @Test("the highest mark of a text is found, whatever stands before it", arguments: marks)
  func highestMark(name: String, text: String, mark: LevelMark?) throws {
    let (found, preview) = try Self.read(Array(text.utf8), name: name, Self.reader())
    let report = try #require(found.report)
    #expect(report.unread.isEmpty && report.findings.first?.mark == mark, "\(report)")
    #expect(preview.text.contains(text.split(separator: "\n")[0].prefix(4)) && !preview.isCut)
  }

  @Test("a finding says where it stands and what stands there, also within an archive")
  func placeInArchive() async throws {
    let folder = try TemporaryFolder("zip")
    try folder.write("第一行\n秘密★5年\n", to: "内页.txt")
    let result = try await Program.run(
      "7z", ["a", "-tzip", "-bd", folder.path("年报.zip"), folder.path("内页.txt")])
    #expect(result.succeeded)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("年报.zip"))))
    let report = try #require(try Self.read(bytes, name: "年报.zip", Self.reader()).0.report)
    let finding = try #require(report.findings.first)
    #expect(finding.mark == .classified && finding.place.contains("内页.txt"), "\(finding)")
    #expect(finding.hit == "秘密★5年" && finding.quote.contains("第一行"))
  }

  @Test("a line of many megabytes is read to its end, and the beginning is what approvers see")
  func longLine() throws {
    let text = "起头" + String(repeating: "材料", count: 1_500_000) + "机密★10年" + "结尾"
    let begin = ContinuousClock.now
    let (found, preview) = try Self.read(Array(text.utf8), name: "长.txt", Self.reader())
    let report = try #require(found.report)
    #expect(report.unread.isEmpty && report.findings.first?.hit == "机密★10年", "\(report)")
    #expect(preview.isCut && preview.text.hasPrefix("起头材料"))
    // Quadratic it took minutes; a busy machine may take its time.
    #expect(ContinuousClock.now - begin < .seconds(60))
  }

  @Test("what cannot be read is said so, and why")
  func unread() async throws {
    let folder = try TemporaryFolder("zip")
    try folder.write("秘密★5年\n", to: "a.txt")
    let result = try await Program.run(
      "7z", ["a", "-tzip", "-pgeheim", "-bd", folder.path("a.zip"), folder.path("a.txt")])
    #expect(result.succeeded)
    let locked = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("a.zip"))))
    let report = try #require(try Self.read(locked, name: "a.zip", Self.reader()).0.report)
    #expect(report.unread.map(\.reason) == [.encrypted])
    let cut = Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 40)
    let broken = try #require(try Self.read(cut, name: "b.docx", Self.reader()).0.report)
    #expect(broken.unread.first?.reason == .damaged, "\(broken)")
  }

  @Test(
    "without a reader nothing is called examined", arguments: ["/bin/false", "/nowhere/reader"])
  func noReader(program: String) throws {
    let (found, preview) = try Self.read(Array("公开\n".utf8), name: "a.txt", Self.reader(program))
    #expect(found == .noReader && !found.isDone && preview.text.isEmpty)
  }

  @Test("what a record carries is bounded, and marks are not crowded out")
  func bounded() throws {
    let lesser = (0..<50).map {
      ContentFinding(
        rule: "any-number", title: Words("号", "number"), place: "\($0)", before: "", hit: "x",
        after: "", mark: nil)
    }
    let mark = ContentFinding(
      rule: "mark-star", title: Words("标志", "mark"), place: "", before: "", hit: "秘密★",
      after: "", mark: .classified)
    let unread =
      (0..<50).map { UnreadContent(place: "\($0)", reason: .notRecognised) }
      + [UnreadContent(place: "x", reason: .encrypted)]
    let report = TextReport(findings: lesser + [mark], unread: unread)
    #expect(report.findings.first == mark && report.findings.count == TextReport.limit)
    #expect(report.unread.contains { $0.reason == .encrypted })
    #expect(report.omitted == 51 + 51 - 2 * TextReport.limit)
  }
}
