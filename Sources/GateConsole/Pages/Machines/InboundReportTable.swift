import GateDomain
import GateRetention
import GateSite

/// What became of reports that came as inbound files.
struct InboundReportTable {
  let reports: [InboundReport]
  let voice: Voice

  /// The section; nil when none ever came.
  var html: HTML? {
    guard !reports.isEmpty else { return nil }
    return """
      <section><h2>\(voice("随介质带入的报告", "Reports that came on media"))</h2>
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(voice("文件", "File"))</th>\
      <th scope="col">\(voice("传输", "Transfer"))</th>\
      <th scope="col">\(voice("检测时间", "Judged"))</th>\
      <th scope="col">\(voice("结果", "Outcome"))</th></tr></thead>
      <tbody>
      \(reports.map(row))</tbody></table></div></section>
      """
  }

  private func row(_ report: InboundReport) -> HTML {
    """
    <tr><th scope="row" class="path"><bdi>\(report.path.escaped)</bdi></th>\
    <td><a href="/transfers/\(PathText.encoded(report.transfer.rawValue))">\(report.transfer)</a></td>\
    <td>\(voice.time(report.at))</td><td class="long">\(outcome(report.state))</td></tr>

    """
  }

  private func outcome(_ state: InboundReport.State) -> HTML {
    switch state {
    case .waiting:
      return Chip(words: Words("尚未放行或导入", "not released or imported yet"), tone: .quiet).html(voice)
    case .imported(let machine, let number):
      let chip = Chip(words: Words("已导入", "imported"), tone: .good).html(voice)
      return
        "\(chip) <a href=\"/machines/\(PathText.encoded(machine.rawValue))\">\(machine)</a> \(voice("报告 \(number)", "report \(number)"))"
    case .held(let reason):
      let chip = Chip(words: Words("未导入", "held back"), tone: .bad).html(voice)
      return "\(chip) \(voice.sentence(reason.words)) \(voice.sentence(reason.hint))"
    }
  }
}
