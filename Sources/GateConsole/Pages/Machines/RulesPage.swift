import GateDomain
import GateRetention

/// The rules for retained files with how often each was right.
struct RulesPage {
  let rules: RetentionRules?
  let record: [RulePrecision]
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    let title = voice("检查规则", "Rules")
    return Page(
      title: title,
      body: """
        <p><a href="/machines">\(voice("返回外网计算机列表", "Back to the machines"))</a></p>
        <h1>\(title)</h1>
        \(table)
        """, section: .machines)
  }

  private var table: HTML {
    guard let rules else {
      return
        "<p class=\"empty\">\(voice("站点的规则无法读取；请运行 gatectl rules test。", "The site's rules cannot be read; run gatectl rules test."))</p>"
    }
    return """
      <p class="quiet">\(voice("版本", "Version")) \(rules.version) · <span class="digest">\(rules.digest.hex)</span></p>
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(voice("规则", "Rule"))</th>\
      <th scope="col">\(voice("严重程度", "Severity"))</th>\
      <th scope="col" class="number">\(voice("分值", "Points"))</th>\
      <th scope="col">\(voice("限期", "Within"))</th>\
      <th scope="col" class="number">\(voice("命中", "Findings"))</th>\
      <th scope="col" class="number">\(voice("属实", "Confirmed"))</th>\
      <th scope="col" class="number">\(voice("误报", "False"))</th>\
      <th scope="col" class="number">\(voice("准确率", "Precision"))</th></tr></thead>
      <tbody>
      \(rules.rules.filter { !$0.isVeto }.map(row))</tbody></table></div>
      """
  }

  private func row(_ rule: RetentionRule) -> HTML {
    let record = record.first { $0.rule == rule.id }
    let judged = (record?.confirmed ?? 0) + (record?.falsePositives ?? 0)
    let precision = judged == 0 ? "–" : "\((record?.confirmed ?? 0) * 100 / judged) %"
    return """
      <tr><th scope="row">\(voice(rule.title))<br><code class="quiet">\(rule.id)</code></th>\
      <td>\(rule.severity.chip.html(voice))</td><td class="number">\(rule.points)</td>\
      <td>\(voice.span(rule.deleteWithinSeconds))</td>\
      <td class="number">\(record?.findings ?? 0)</td><td class="number">\(record?.confirmed ?? 0)</td>\
      <td class="number">\(record?.falsePositives ?? 0)</td><td class="number">\(precision)</td></tr>

      """
  }
}
