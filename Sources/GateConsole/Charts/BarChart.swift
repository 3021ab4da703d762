/// A small chart of columns as inline SVG, with its numbers as text for those who cannot see it.
struct BarChart {
  /// What stands below each column, and how high it is.
  let bars: [(label: String, count: Int)]
  /// What the chart shows, for screen readers.
  let title: String
  var height = 70
  var width = 300

  /// The markup.
  var html: HTML {
    let most = max(1, bars.map(\.count).max() ?? 1)
    let step = width / max(1, bars.count)
    let columns: [HTML] = bars.enumerated().map { index, bar in
      let tall = bar.count * (height - 30) / most
      let (x, y) = (index * step + step / 6, height - 15 - tall)
      return """
        <rect class="bar" x="\(x)" y="\(y)" width="\(max(2, step * 2 / 3))" height="\(max(tall, bar.count > 0 ? 1 : 0))"/>\
        <text x="\(index * step + step / 2)" y="\(y - 3)" text-anchor="middle">\(bar.count)</text>\
        <text class="axis" x="\(index * step + step / 2)" y="\(height - 3)" text-anchor="middle">\(bar.label)</text>

        """
    }
    let said = bars.map { "\($0.label) \($0.count)" }.joined(separator: ", ")
    return """
      <svg class="chart" role="img" aria-label="\(title): \(said)" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)">
      <line class="axis" x1="0" y1="\(height - 15)" x2="\(width)" y2="\(height - 15)"/>
      \(columns)</svg>
      """
  }
}
