import GateDomain
import GateOffice
import GateRetention
import GateSite

/// What the one who answers for an external machine has to do about it.
struct OwnMachines {
  private static let shown = 10

  let machines: [(overview: MachineOverview, findings: [MachineFinding])]
  let names: RuleNames
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The section; nil for who answers for no machine.
  var html: HTML? {
    guard !machines.isEmpty else { return nil }
    let count = machines.reduce(0) { $0 + $1.findings.count }
    let each: [HTML] = machines.map { machine($0.overview, $0.findings) }
    return """
      <section id="own-machines"><h2>\(voice("我负责的外网计算机", "External machines I answer for")) <span class="count">\(count)</span></h2>
      \(each)
      \(count > 0 ? after : nil)</section>
      """
  }

  private func machine(_ overview: MachineOverview, _ findings: [MachineFinding]) -> HTML {
    let due = overview.machine.reportDue
    let isDue = visit.now > due
    let report =
      isDue
      ? voice("报告已逾期，请立即检查并报告，期限为", "the report is late; inspect and report now, it was due")
      : voice("下次报告期限", "next report due")
    return """
      <h3>\(overview.machine.name) <span class="quiet">\(overview.machine.id)</span> \(overview.chip(at: visit.now).html(voice))</h3>
      <p class="tightline">\(isDue ? "<strong class=\"bad\">\(report)</strong>" : "\(report)" as HTML) \(voice.time(due))</p>
      \(findings.isEmpty ? nil : table(findings))
      """
  }

  private func table(_ findings: [MachineFinding]) -> HTML {
    let more = findings.count - Self.shown
    return """
      <div class="scroll"><table class="tight">
      <thead><tr><th scope="col">\(voice("对象", "What"))</th><th scope="col">\(voice("依据", "Why"))</th>\
      <th scope="col">\(voice("整改期限", "Deadline"))</th><th scope="col">\(voice("怎么办", "What to do"))</th></tr></thead>
      <tbody>
      \(findings.prefix(Self.shown).map(row))</tbody></table></div>
      \(more > 0 ? "<p class=\"quiet\">\(voice("还有 \(more) 项", "and \(more) more"))</p>" : nil as HTML?)
      """
  }

  private func row(_ finding: MachineFinding) -> HTML {
    let text = FindingText(finding: finding, names: names, voice: voice)
    let isLate = finding.isLate(at: visit.now)
    return """
      <tr><th scope="row" class="\(finding.kind == .machineState ? "name" : "path")"><bdi>\(finding.name(voice))</bdi></th>\
      <td class="long">\(voice.list(text.reasons))</td>\
      <td>\(voice.time(finding.deadline))\(isLate ? "<br><strong class=\"bad\">\(voice("已逾期", "late"))</strong>" : nil as HTML?)</td>\
      <td class="long">\(voice.sentence(finding.advice))</td></tr>

      """
  }

  private var after: HTML {
    """
    <p class="help">\(voice("整改后请在该计算机上运行", "Then run")) <code>gate-inspect run</code>\(voice("，把生成的报告用介质带到中间机；只有后来的报告证明已消除，才算整改完成。认为是误报的，请告诉保密员。", " on that machine and bring its report to the station on a medium; only a later report that proves it gone closes a finding. If you think one is wrong, tell a security officer."))</p>
    """
  }
}
