import GateDiscs
import GateDomain
import GateOffice

/// Counts of blank media, and the form for the next.
struct StockPage {
  let counts: [Stocktake]
  let person: Person
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The page.
  var page: Page {
    let title = voice("空白介质盘点", "Stocktaking of blanks")
    return Page(
      title: title,
      body: """
        <h1>\(title)</h1>
        <p>\(voice("上次盘点数 + 新登记 − 已刻录 − 废盘 − 空白销毁或发出 = 应有数。", "Last count + registered − written − spoiled − destroyed or issued blank = what must be there."))</p>
        \(form)\(table)
        """, section: .media)
  }

  private var form: HTML? {
    guard Office.keepsMedia(person) else { return nil }
    let options: [HTML] = MediumKind.allCases.map { kind in
      "<option value=\"\(kind.rawValue)\">\(voice(kind.words))</option>"
    }
    return """
      <section><form method="post" action="/media/stock">\(visit.tokenField)
      <div class="field"><label for="kind">\(voice("种类", "Kind"))</label>
      <select id="kind" name="kind">\(options)</select></div>
      <div class="field"><label for="counted">\(voice("实有数", "How many there are"))</label>
      <input type="number" id="counted" name="counted" min="0" required></div>
      <button class="primary" type="submit">\(voice("记录盘点", "Record the count"))</button></form></section>
      """
  }

  private var table: HTML {
    guard !counts.isEmpty else {
      return "<p class=\"empty\">\(voice("还没有盘点过。", "Nothing has been counted yet."))</p>"
    }
    return """
      <div class="scroll"><table>
      <thead><tr><th scope="col">\(voice("时间", "When"))</th>\
      <th scope="col">\(voice("种类", "Kind"))</th>\
      <th scope="col">\(voice("上次", "Last"))</th><th scope="col">\(voice("新登记", "Registered"))</th>\
      <th scope="col">\(voice("已刻录", "Written"))</th><th scope="col">\(voice("废盘", "Spoiled"))</th>\
      <th scope="col">\(voice("空白减少", "Removed"))</th>\
      <th scope="col">\(voice("应有", "Expected"))</th><th scope="col">\(voice("实有", "Counted"))</th>\
      <th scope="col">\(voice("结论", "Result"))</th></tr></thead>
      <tbody>\(counts.map(row))</tbody></table></div>
      """
  }

  private func row(_ count: Stocktake) -> HTML {
    """
    <tr><td>\(voice.time(count.at))<br><span class="quiet">\(count.by)</span></td>\
    <td>\(voice(count.kind.words))</td><td class="number">\(count.opening)</td>\
    <td class="number">\(count.received)</td><td class="number">\(count.written)</td>\
    <td class="number">\(count.spoiled)</td><td class="number">\(count.removed)</td>\
    <td class="number">\(count.expected)</td><td class="number">\(count.counted)</td>\
    <td>\(result(count))</td></tr>

    """
  }

  private func result(_ count: Stocktake) -> HTML {
    guard count.difference != 0 else {
      return Chip(words: Words("相符", "agrees"), tone: .good).html(voice)
    }
    let difference = count.difference > 0 ? "+\(count.difference)" : "\(count.difference)"
    return Chip(words: Words("不符 \(difference)", "differs \(difference)"), tone: .bad).html(voice)
  }
}
