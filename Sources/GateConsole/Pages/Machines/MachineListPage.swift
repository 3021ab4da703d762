import GateDomain
import GateRetention
import GateSite

/// Every external machine at a glance.
struct MachineListPage {
  let machines: [MachineOverview]
  /// Reports that came as inbound files.
  let inbound: [InboundReport]
  /// Burned discs that no rules know yet.
  let unregistered: (count: Int, since: Timestamp?)
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    let title = voice("外网计算机", "External machines")
    return Page(
      title: title,
      body: """
        <h1>\(title)</h1>
        \(waiting)\(table)
        <p class="buttons below"><a class="button" href="/rules">\(voice("检查规则", "Rules"))</a>
        <a class="button" href="/machines.csv" download>\(voice("本月报表（CSV）", "This month (CSV)"))</a>
        <a class="button" href="/machines/monthly">\(voice("本月报告（打印）", "This month (to print)"))</a></p>
        \(InboundReportTable(reports: inbound, voice: voice).html)
        """, section: .machines)
  }

  // Reading a disc takes a moment; one that waits for longer is news.
  private var waiting: HTML? {
    guard let since = unregistered.since, since.adding(seconds: 300) < visit.now else { return nil }
    return """
      <div class="banner waiting" role="note">\(voice("有 \(unregistered.count) 张已刻录的光盘还没有登记，检查规则暂不认识其中的文件；请查看服务器日志。", "Burned discs that no rules know yet: \(unregistered.count). Look at the server's log."))</div>
      """
  }

  private var table: HTML {
    guard !machines.isEmpty else {
      return """
        <p class="empty">\(voice("还没有登记外网计算机。", "No external machine is enrolled yet."))</p>
        <p class="help"><code>gate-inspect enrol</code> → <code>gatectl machine enrol</code></p>
        """
    }
    return """
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(voice("计算机", "Machine"))</th>\
      <th scope="col">\(voice("状态", "State"))</th>\
      <th scope="col" class="number">\(voice("待处理", "Open"))</th>\
      <th scope="col" class="number">\(voice("其中逾期", "Late"))</th>\
      <th scope="col">\(voice("走势", "Trend"))</th>\
      <th scope="col">\(voice("上次检查", "Last inspection"))</th>\
      <th scope="col">\(voice("下次报告期限", "Next report due"))</th></tr></thead>
      <tbody>
      \(machines.map(row))</tbody></table></div>
      """
  }

  private func row(_ overview: MachineOverview) -> HTML {
    let machine = overview.machine
    return """
      <tr><th scope="row"><a href="\(machine.pagePath)">\(machine.name)</a><br>\
      <span class="quiet">\(machine.id) · \(machine.owner)</span></th>\
      <td>\(overview.chip(at: visit.now).html(voice))</td>\
      <td class="number">\(overview.open)</td>\
      <td class="number">\(overview.late > 0 ? "<strong class=\"bad\">\(overview.late)</strong>" : "0" as HTML)</td>\
      <td>\(TrendChart(values: overview.trend, voice: voice).html)</td>\
      <td>\(machine.last.map { voice.time($0.finishedAt) } ?? "–")</td>\
      <td>\(voice.time(machine.reportDue))</td></tr>

      """
  }
}

extension RegisteredMachine {
  /// Where its page is.
  var pagePath: String { "/machines/\(PathText.encoded(id.rawValue))" }
}

extension MachineOverview {
  /// How the machine stands.
  func chip(at now: Timestamp) -> Chip {
    if now > machine.reportDue {
      return Chip(words: Words("逾期未报告", "no report in time"), tone: .bad)
    }
    if machine.last == nil {
      return Chip(words: Words("等待首次报告", "first report to come"), tone: .quiet)
    }
    if late > 0 { return Chip(words: Words("逾期未整改", "findings are late"), tone: .bad) }
    if open > 0 { return Chip(words: Words("有待处理", "open findings"), tone: .waiting) }
    return Chip(words: Words("未发现问题", "nothing open"), tone: .good)
  }
}

/// A small column chart of open findings, report by report.
struct TrendChart {
  private static let (step, height) = (9, 28)

  let values: [Int]
  let voice: Voice

  /// The markup; its numbers stand in the title, so nothing is told by the drawing alone.
  var html: HTML {
    guard !values.isEmpty else { return "–" }
    let most = max(1, values.max() ?? 1)
    let text = values.map(String.init).joined(separator: ", ")
    let bars: [HTML] = values.enumerated().map { index, value in
      let size = max(1, value * Self.height / most)
      return
        "<rect x=\"\(index * Self.step)\" y=\"\(Self.height - size)\" width=\"7\" height=\"\(size)\"></rect>"
    }
    let label = voice("历次报告的待处理数：\(text)", "open findings by report: \(text)")
    return """
      <svg class="trend" role="img" aria-label="\(label)" width="\(values.count * Self.step)" height="\(Self.height)"><title>\(label)</title>\(bars)</svg>
      """
  }
}
