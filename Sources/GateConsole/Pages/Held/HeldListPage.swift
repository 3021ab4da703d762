import GateDomain
import GateWire

/// Held files over all transfers, those of the newest first.
struct HeldListPage {
  let list: HeldList
  let held: HeldPage
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    let title = voice("扣留文件", "Held files")
    return Page(
      title: title,
      body: """
        <h1>\(title)</h1>
        \(filter)
        \(table)
        \(HTML.more(next, voice("更早的", "Older")))
        """, section: .held)
  }

  private var filter: HTML {
    let links: [HTML] = HeldList.allCases.map { list in
      let current: HTML = list == self.list ? " aria-current=\"page\"" : ""
      return
        "<li><a href=\"/held?state=\(list.rawValue)\"\(current)>\(voice(list.words))</a></li>\n"
    }
    return """
      <nav class="filter" aria-label="\(voice("按状态筛选", "by state"))"><ul>
      \(links)</ul></nav>
      """
  }

  private var next: String? {
    held.next.map { "/held?state=\(list.rawValue)&after=\(PathText.encoded($0.text))" }
  }

  private var table: HTML {
    guard !held.files.isEmpty else {
      return "<p class=\"empty\">\(voice("这里没有文件。", "There are no files here."))</p>"
    }
    return """
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(voice("文件", "File"))</th>\
      <th scope="col">\(voice("扣留原因", "Why it is held"))</th>\
      <th scope="col">\(voice("可以怎么办", "What can be done"))</th>\
      <th scope="col">\(voice("状态", "State"))</th>\
      <th scope="col">\(voice("申请", "Request"))</th></tr></thead>
      <tbody>
      \(held.files.map(row))</tbody></table></div>
      """
  }

  private func row(_ held: HeldFile) -> HTML {
    let file = held.file.file
    let first = held.file.verdict.heldReason
    let more = voice.list(held.review.reasons.filter { $0 != first }.map { voice($0.words) })
    return """
      <tr><th scope="row" class="path"><a href="\(held.pagePath)"><bdi>\(file.path)</bdi></a> \
      <span class="quiet">\(voice.size(file.size))</span></th>\
      <td>\(first.map { Chip(words: $0.words, tone: held.file.verdict.chip.tone).html(voice) })\
      \(more.isEmpty ? nil : "<br><span class=\"quiet\">\(more)</span>" as HTML)</td>\
      <td>\(held.review.state.isOpen ? voice(held.options) : "–")</td>\
      <td>\(held.review.state.chip.html(voice))</td>\
      <td><a href="\(held.transfer.pagePath)">\(held.transfer.requestNumber)</a><br>\
      <span class="quiet">\(held.transfer.requester) · \(voice.time(held.transfer.startedAt))</span></td></tr>

      """
  }
}

extension HeldFile {
  /// What the policy leaves to officers, in a few words.
  var options: Words {
    guard !review.reasons.contains(.infected) else {
      return Words("销毁，或加密导出", "destroy or export")
    }
    switch rule {
    case .hold: return Words("销毁；改好后重新带入", "destroy; mended, it may come again")
    case .forbid: return Words("只能销毁", "destroy")
    case .review(let officers):
      return Words(
        "\(officers) 名保密员同意可放行，或销毁",
        officers == 1
          ? "1 officer may release it, or destroy"
          : "\(officers) officers may release it, or destroy"
      )
    }
  }
}

extension HeldList {
  /// The list's name.
  var words: Words {
    switch self {
    case .open: Words("可处理", "Open")
    case .agreed: Words("等待其他保密员", "Waiting for another officer")
    case .decided: Words("执行中", "Being carried out")
    case .released: Words("已复核放行", "Released")
    case .destroyed: Words("已销毁", "Destroyed")
    case .all: Words("全部", "All")
    }
  }
}
