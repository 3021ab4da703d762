/// Names with their counts as bars that lie, longest first.
struct ShareBars {
  let rows: [(name: String, count: Int)]

  /// The markup.
  var html: HTML {
    let most = max(1, rows.map(\.count).max() ?? 1)
    let items: [HTML] = rows.map { row in
      """
      <tr><th scope="row">\(row.name)</th><td class="number">\(row.count)</td>\
      <td class="share"><svg aria-hidden="true" viewBox="0 0 100 10" width="200" height="12" preserveAspectRatio="none">\
      <rect class="bar" x="0" y="0" width="\(row.count * 100 / most)" height="10"/></svg></td></tr>

      """
    }
    return "<table class=\"shares\"><tbody>\(items)</tbody></table>"
  }
}
