import GateDomain
import GateOffice
import GatePolicy
import GateRetention
import GateSite

/// The monthly report on external machines as a page for A4 paper.
struct MonthlySheet {
  let machines: [MachineOverview]
  /// Findings of all machines.
  let findings: [MachineFinding]
  /// The month as `2026-11`.
  let month: String
  let names: RuleNames
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The month's findings, by machine and deadline.
  var ofMonth: [MachineFinding] {
    findings.filter { day($0.lastSeenAt).hasPrefix(month) }
      .sorted { ($0.machine, $0.deadline, $0.id) < ($1.machine, $1.deadline, $1.id) }
  }

  /// The page.
  var page: Page {
    let title = voice("外网计算机检查月报 \(month)", "Inspections of external machines \(month)")
    return Page(
      title: title,
      body: """
        <p class="noprint"><a href="/machines">← \(voice("返回外网计算机列表", "Back to the machines"))</a> · \
        <a href="/machines/monthly.pdf?month=\(month)">\(voice("下载 PDF", "Download the PDF"))</a> · \
        \(voice("也可用浏览器打印（A4 纵向）。", "The browser prints it too (A4, upright)."))</p>
        <article class="a4"><p class="officename">\(visit.office.site.office)</p>
        <h1>\(voice("外网计算机检查月报", "Inspections of external machines"))</h1>
        <p class="formnumber">\(month) · \(voice("打印时间：", "printed "))\(voice.time(visit.now))</p>
        \(overview)\(list)
        <div class="boxes"><div class="box"><h2>\(voice("审核", "Read by"))</h2>\
        <p class="sign">\(voice("保密员：　　　　　负责人：　　　　　日期：", "Security officer:            Head:            Date:"))</p></div></div></article>
        """, section: .machines)
  }

  private var overview: HTML {
    let rows: [HTML] = machines.map { overview in
      let own = ofMonth.filter { $0.machine == overview.machine.id }
      let last = overview.machine.last
      return """
        <tr><th scope="row">\(overview.machine.name)<br><span class="quiet">\(overview.machine.id) · \(overview.machine.owner)</span></th>\
        <td>\(voice(overview.chip(at: visit.now).words))</td>\
        <td>\(last.map { voice.time($0.finishedAt) } ?? "–")</td>\
        <td class="number">\(own.count)</td><td class="number">\(own.count { $0.state == .gone })</td>\
        <td class="number">\(overview.open)</td><td class="number">\(overview.late)</td>\
        <td class="number">\(last.map { Voice.grouped($0.unreadable) } ?? "–")</td></tr>

        """
    }
    return """
      <table><thead><tr><th scope="col">\(voice("计算机", "Machine"))</th><th scope="col">\(voice("状态", "State"))</th>\
      <th scope="col">\(voice("上次检查", "Last inspection"))</th><th scope="col" class="number">\(voice("本月发现", "Found"))</th>\
      <th scope="col" class="number">\(voice("已消除", "Gone"))</th><th scope="col" class="number">\(voice("待处理", "Open"))</th>\
      <th scope="col" class="number">\(voice("逾期", "Late"))</th><th scope="col" class="number">\(voice("未能读取", "Not read"))</th></tr></thead>
      <tbody>
      \(rows)</tbody></table>
      """
  }

  private var list: HTML {
    guard !ofMonth.isEmpty else {
      return "<p>\(voice("本月没有检查发现。", "Nothing was found this month."))</p>"
    }
    let rows: [HTML] = ofMonth.map { finding in
      let text = FindingText(finding: finding, names: names, voice: voice)
      return """
        <tr><td>\(finding.machine)</td><th scope="row" class="path"><bdi>\(finding.name(voice))</bdi></th>\
        <td>\(voice(finding.severity.words))</td><td>\(voice.list(text.reasons))</td>\
        <td>\(voice(finding.chip(at: visit.now).words))</td><td>\(day(finding.deadline))</td></tr>

        """
    }
    return """
      <h2>\(voice("检查发现", "Findings"))</h2>
      <table><thead><tr><th scope="col">\(voice("计算机", "Machine"))</th><th scope="col">\(voice("对象", "What"))</th>\
      <th scope="col">\(voice("严重程度", "Severity"))</th><th scope="col">\(voice("依据", "Why"))</th>\
      <th scope="col">\(voice("状态", "State"))</th><th scope="col">\(voice("整改期限", "Deadline"))</th></tr></thead>
      <tbody>
      \(rows)</tbody></table>
      """
  }

  /// The day by the office's clock.
  func day(_ time: Timestamp) -> String {
    String(time.adding(seconds: Int64(voice.offsetSeconds)).rfc3339.prefix(10))
  }
}
