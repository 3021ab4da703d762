import GateDomain

/// What the current version of a request changed against the one before.
struct RevisionChanges {
  let request: Request
  let voice: Voice

  /// The markup.
  var html: HTML {
    let rows = differences.map { name, old, new -> HTML in
      """
      <tr><th scope="row">\(name)</th><td class="words"><del>\(old)</del></td>\
      <td class="words"><ins>\(new)</ins></td></tr>
      """
    }
    return """
      <section><h2>\(voice("与上一版的不同", "Changes against the version before"))</h2>
      <div class="scroll"><table><thead><tr><th scope="col"></th>\
      <th scope="col">\(voice("上一版", "Before"))</th><th scope="col">\(voice("这一版", "Now"))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div></section>
      """
  }

  private var differences: [(String, String, String)] {
    let revisions = request.revisions
    let (old, new) = (
      lines(revisions[revisions.count - 2].content), lines(revisions[revisions.count - 1].content)
    )
    return zip(old, new).filter { $0.1 != $1.1 }.map { ($0.0, $0.1, $1.1) }
  }

  private func lines(_ content: InboundTransfer) -> [(String, String)] {
    let window = content.window
    return [
      (voice("事由", "Purpose"), content.purpose), (voice("数据来源", "Source"), content.source),
      (voice("存储介质", "Medium"), content.device.display),
      (voice("介质标签", "Label"), content.mediumLabel),
      (voice("中间机", "Station"), content.station.rawValue),
      (voice("开始时间", "From"), window.notBefore.display(offsetSeconds: voice.offsetSeconds)),
      (voice("截止时间", "Until"), window.notAfter.display(offsetSeconds: voice.offsetSeconds)),
      (voice("预计文件", "Expected files"), content.expectedFiles.joined(separator: "\n")),
    ]
  }
}
