/// A registered word at a place of a text.
struct KeywordHit {
  let use: KeywordUse
  let range: Range<Int>

  init(_ use: KeywordUse, _ range: Range<Int>) {
    self.use = use
    self.range = range
  }
}

/// A stretch of text in which enough registered words stand together.
struct KeywordWindow {
  /// How many different words.
  let words: Int
  /// The place of one that must be there.
  let anchor: Range<Int>

  /// The first stretch of at most `within` scalars whose different words weigh `need` or more,
  /// one of them an anchor.
  static func first(of hits: [KeywordHit], need: Int, within: Int) -> KeywordWindow? {
    let sorted = hits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var (counts, weight, anchors, first) = ([Int: Int](), 0, 0, 0)
    for hit in sorted {
      counts[hit.use.number, default: 0] += 1
      if counts[hit.use.number] == 1 { weight += hit.use.weight }
      anchors += hit.use.isAnchor ? 1 : 0
      while hit.range.upperBound - sorted[first].range.lowerBound > within {
        let old = sorted[first].use
        counts[old.number, default: 1] -= 1
        if counts[old.number] == 0 { weight -= old.weight }
        anchors -= old.isAnchor ? 1 : 0
        first += 1
      }
      guard weight >= need, anchors > 0 else { continue }
      let anchor = sorted[first...].first { $0.use.isAnchor }?.range ?? hit.range
      return KeywordWindow(words: counts.values.count { $0 > 0 }, anchor: anchor)
    }
    return nil
  }
}
