import GateDomain
import GateOffice
import GatePaper
import GatePolicy
import GateRetention
import GateSite

/// The monthly report on external machines as a PDF, to be filed or signed.
struct MonthlyPaper: Sendable {
  private let voice: Voice
  private let (office, month, now): (String, String, Timestamp)
  private let (machines, findings): (PaperTable, PaperTable)

  init(_ sheet: MonthlySheet) {
    voice = sheet.visit.voice
    (office, month, now) = (sheet.visit.office.site.office, sheet.month, sheet.visit.now)
    (machines, findings) = (Self.machines(sheet), Self.findings(sheet))
  }

  /// The document.
  ///
  /// Setting letters takes long enough that no event loop may wait for it.
  @concurrent
  func bytes() async throws -> [UInt8] {
    let title = voice("外网计算机检查月报", "Inspections of external machines")
    let paper = try Paper(
      title: "\(title) \(month)", author: office, created: now.rfc3339,
      language: voice("zh-cn", "en"))
    let pages = PaperSheet(paper, pageWords: (voice("第 ", "page "), voice(" 页", "")))
    pages.add(office, Letters(size: 11, side: .centre))
    pages.add(title, Letters(size: 18, isBold: true, side: .centre))
    pages.add(
      "\(month) · \(voice("生成时间：", "made "))\(voice.plainTime(now))",
      Letters(size: 9, side: .centre, grey: 0.3), space: 12)
    pages.add(machines)
    if findings.rows.isEmpty {
      pages.add(voice("本月没有检查发现。", "Nothing was found this month."), space: 12)
    } else {
      pages.add(voice("检查发现", "Findings"), Letters(size: 12, isBold: true), space: 6)
      pages.add(findings)
    }
    pages.add(
      box: voice("审核", "Read by"),
      sign: voice(
        ["保密员：", "负责人：", "日期："].joined(separator: String(repeating: "　", count: 14)),
        ["Security officer:", "Head:", "Date:"].joined(
          separator: String(repeating: " ", count: 55))))
    return try pages.finish()
  }

  private static func machines(_ sheet: MonthlySheet) -> PaperTable {
    let voice = sheet.visit.voice
    let rows = sheet.machines.map { overview in
      let own = sheet.ofMonth.filter { $0.machine == overview.machine.id }
      let last = overview.machine.last
      return [
        "\(overview.machine.name)\n\(overview.machine.id) · \(overview.machine.owner)",
        voice(overview.chip(at: sheet.visit.now).words),
        last.map { voice.plainTime($0.finishedAt) } ?? "–",
        "\(own.count)", "\(own.count { $0.state == .gone })", "\(overview.open)",
        "\(overview.late)", last.map { Voice.grouped($0.unreadable) } ?? "–",
      ]
    }
    return PaperTable(
      columns: [
        .init(voice("计算机", "Machine"), share: 3), .init(voice("状态", "State"), share: 1.6),
        .init(voice("上次检查", "Last inspection"), share: 2.2),
        .init(voice("本月发现", "Found"), side: .right), .init(voice("已消除", "Gone"), side: .right),
        .init(voice("待处理", "Open"), side: .right), .init(voice("逾期", "Late"), side: .right),
        .init(voice("未能读取", "Not read"), share: 1.2, side: .right),
      ], rows: rows)
  }

  private static func findings(_ sheet: MonthlySheet) -> PaperTable {
    let voice = sheet.visit.voice
    let rows = sheet.ofMonth.map { finding in
      let text = FindingText(finding: finding, names: sheet.names, voice: voice)
      return [
        "\(finding.machine)", finding.name(voice), voice(finding.severity.words),
        voice.list(text.reasons), voice(finding.chip(at: sheet.visit.now).words),
        sheet.day(finding.deadline),
      ]
    }
    return PaperTable(
      columns: [
        .init(voice("计算机", "Machine"), share: 1.2), .init(voice("对象", "What"), share: 3.4),
        .init(voice("严重程度", "Severity")), .init(voice("依据", "Why"), share: 2.2),
        .init(voice("状态", "State"), share: 1.2), .init(voice("整改期限", "Deadline"), share: 1.3),
      ], rows: rows)
  }
}
