import GateDomain
import GateRetention
import GateSite

/// One external machine: what is open, what its last report covered, what is odd about it.
struct MachinePage {
  let overview: MachineOverview
  let findings: [MachineFinding]
  let incidents: [MachineIncident]
  let names: RuleNames
  /// Whether findings that are gone are listed.
  let isPast: Bool
  let visit: Visit

  private var voice: Voice { visit.voice }
  private var machine: RegisteredMachine { overview.machine }

  /// The page.
  var page: Page {
    Page(
      title: machine.name,
      body: """
        <p><a href="/machines">\(voice("返回外网计算机列表", "Back to the machines"))</a></p>
        <h1>\(machine.name) \(overview.chip(at: visit.now).html(voice))</h1>
        <section><h2>\(voice("检查发现", "Findings"))</h2>
        \(filter)
        \(table)</section>
        <div class="columns"><div>\(coverage)</div><div>\(facts)\(incidentList)</div></div>
        """, section: .machines)
  }

  private var shown: [MachineFinding] {
    findings.filter { isPast == !$0.isOpen(at: visit.now) }.sorted {
      ($0.severity, $1.deadline, $1.id) > ($1.severity, $0.deadline, $0.id)
    }
  }

  private var filter: HTML {
    let (open, past): (HTML, HTML) =
      isPast ? ("", " aria-current=\"page\"") : (" aria-current=\"page\"", "")
    return """
      <nav class="filter" aria-label="\(voice("按状态筛选", "by state"))"><ul>
      <li><a href="\(machine.pagePath)"\(open)>\(voice("待处理", "Open"))</a></li>
      <li><a href="\(machine.pagePath)?past=1"\(past)>\(voice("已消除、误报和豁免", "Gone, false or waived"))</a></li>
      </ul></nav>
      """
  }

  private var table: HTML {
    guard !shown.isEmpty else {
      return "<p class=\"empty\">\(voice("这里没有检查发现。", "There are no findings here."))</p>"
    }
    return """
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(voice("对象", "What"))</th>\
      <th scope="col">\(voice("严重程度", "Severity"))</th>\
      <th scope="col">\(voice("依据", "Why"))</th>\
      <th scope="col">\(voice("状态", "State"))</th>\
      <th scope="col">\(voice("整改期限", "Deadline"))</th></tr></thead>
      <tbody>
      \(shown.prefix(500).map(row))</tbody></table></div>
      """
  }

  private func row(_ finding: MachineFinding) -> HTML {
    let rules = FindingText(finding: finding, names: names, voice: voice).reasons
    let isLate = finding.isLate(at: visit.now)
    return """
      <tr><th scope="row" class="\(finding.kind == .machineState ? "name" : "path")"><a href="\(finding.pagePath)"><bdi>\(finding.name(voice))</bdi></a></th>\
      <td>\(finding.severity.chip.html(voice))</td><td class="long">\(voice.list(rules))</td>\
      <td>\(finding.chip(at: visit.now).html(voice))</td>\
      <td>\(voice.time(finding.deadline))\(isLate ? "<br><strong class=\"bad\">\(voice("已逾期", "late"))</strong>" : nil as HTML?)</td></tr>

      """
  }

  private var coverage: HTML {
    guard let last = machine.last else {
      return """
        <section><h2>\(voice("上次检查", "Last inspection"))</h2>\
        <p class="empty">\(voice("还没有报告。", "No report yet."))</p></section>
        """
    }
    var facts = Facts()
    facts.add(voice("报告编号", "Report"), text: String(last.number))
    facts.add(voice("检查完成", "Ended"), voice.time(last.finishedAt))
    facts.add(voice("导入", "Imported"), voice.time(last.importedAt))
    facts.add(voice("规则版本", "Rules"), text: String(last.rulesNumber))
    facts.add(voice("新读取的文件", "Files read"), text: Voice.grouped(last.read))
    facts.add(voice("未变化的文件", "Files unchanged"), text: Voice.grouped(last.unchanged))
    facts.add(voice("未能读取的文件", "Files not readable"), text: Voice.grouped(last.unreadable))
    facts.add(voice("未能打开的文件夹", "Folders not opened"), text: Voice.grouped(last.closedFolders))
    for (name, value) in last.facts.sorted(by: { $0.key < $1.key }) {
      facts.add(FactNames.words(name, voice), text: value)
    }
    return "<section><h2>\(voice("上次检查", "Last inspection"))</h2>\(facts.html)</section>"
  }

  private var facts: HTML {
    var facts = Facts()
    facts.add(voice("编号", "Name"), "<code>\(machine.id)</code>")
    facts.add(voice("责任人", "Owner"), text: machine.owner.rawValue)
    facts.add(voice("登记时间", "Enrolled"), voice.time(machine.enrolledAt))
    facts.add(voice("报告周期", "Period"), text: voice.span(machine.periodSeconds))
    facts.add(voice("下次报告期限", "Next report due"), voice.time(machine.reportDue))
    facts.add(voice("公钥", "Key"), "<span class=\"digest\">\(machine.key)</span>")
    return "<section><h2>\(voice("登记信息", "About the machine"))</h2>\(facts.html)</section>"
  }

  private var incidentList: HTML? {
    guard !incidents.isEmpty else { return nil }
    let items: [HTML] = incidents.map { incident in
      """
      <li>\(Chip(words: incident.kind.words, tone: .bad).html(voice)) \(voice.time(incident.at))\
      \(incident.number > 0 ? voice("，报告 \(incident.number)", ", report \(incident.number)") : "")</li>

      """
    }
    return "<section><h2>\(voice("异常", "Incidents"))</h2><ul class=\"held\">\(items)</ul></section>"
  }
}

/// The names of what machines say of themselves.
enum FactNames {
  static func words(_ name: String, _ voice: Voice) -> String {
    switch name {
    case "system": voice("操作系统", "System")
    case "antivirus": voice("杀毒软件", "Antivirus")
    case "signatures": voice("病毒库日期", "Signatures of")
    case "addresses": voice("网络地址", "Addresses")
    case "host": voice("主机名", "Host")
    default: name
    }
  }
}
