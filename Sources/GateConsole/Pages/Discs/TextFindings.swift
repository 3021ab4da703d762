import GateDiscs
import GateDomain
import GatePolicy

/// What reading a file's text found, in a cell of a table.
struct TextFindings {
  let file: StagedFile
  let voice: Voice

  /// The markup.
  var html: HTML {
    switch file.contents {
    case .notExamined: chip(Words("检查中", "being examined"), .waiting)
    case .noReader: chip(Words("检查程序无法启动", "the reader cannot be started"), .bad)
    case .examined(let report): found(report)
    }
  }

  private func found(_ report: TextReport) -> HTML {
    guard !report.findings.isEmpty || !report.unread.isEmpty else {
      return "\(voice("未发现", "nothing found"))"
    }
    let more: HTML? =
      report.omitted > 0
      ? "<li>\(voice("另有 \(report.omitted) 处", "\(report.omitted) more"))</li>" : nil
    return "<ul>\(report.findings.map(item))\(report.unread.map(item))\(more)</ul>"
  }

  private func item(_ finding: ContentFinding) -> HTML {
    let name: HTML =
      finding.mark.map { chip($0.words, $0 == .classified ? .bad : .waiting) }
      ?? "<span class=\"quiet\">\(voice(finding.title))</span>"
    return """
      <li>\(name)\(place(finding.place)) <span class="words">\(finding.before)\
      <strong>\(finding.hit)</strong>\(finding.after)</span></li>
      """
  }

  private func item(_ unread: UnreadContent) -> HTML {
    """
    <li>\(chip(Words("没有读到文字：\(unread.reason.words.chinese)", "not read: \(unread.reason.words.english)"), .waiting))\
    \(place(unread.place))</li>
    """
  }

  private func place(_ place: String) -> HTML? {
    place.isEmpty ? nil : " <span class=\"quiet\">\(place)</span>"
  }

  private func chip(_ words: Words, _ tone: Chip.Tone) -> HTML {
    Chip(words: words, tone: tone).html(voice)
  }
}
