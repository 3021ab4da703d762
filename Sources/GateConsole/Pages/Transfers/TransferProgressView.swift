import GateDomain

/// How far a running transfer is.
struct TransferProgressView {
  let transfer: Transfer
  let voice: Voice
  let now: Timestamp

  private var progress: TransferProgress { transfer.progress }

  /// The markup.
  var html: HTML {
    var facts = Facts()
    facts.add(voice("文件", "Files"), count(progress.filesCopied, of: progress.filesTotal))
    facts.add(voice("数据", "Data"), bytes)
    facts.add(voice("已检测", "Judged"), "\(progress.filesJudged)")
    facts.add(voice("目前扣留", "Held so far"), "<strong>\(progress.filesHeld)</strong>")
    facts.add(voice("速度", "Speed"), speed)
    facts.add(voice("预计剩余", "Time left"), "\(remaining)")
    facts.add(voice("当前文件", "Now copying"), "<span class=\"path\"><bdi>\(currentFile)</bdi></span>")
    return """
      <section class="progress"><h2>\(voice("进度", "Progress"))</h2>
      \(bar)
      \(facts.html)
      <p class="quiet">\(voice("可以离开此页面，传输会继续进行。", "You may leave this page; the transfer goes on."))</p>
      </section>
      """
  }

  private var bar: HTML {
    let label = voice("进度", "progress")
    guard let share else { return "<progress aria-label=\"\(label)\" max=\"1\"></progress>" }
    let percent = Int(share * 100)
    return """
      <progress aria-label="\(label)" max="100" value="\(percent)"></progress>
      <span class="percent">\(percent)%</span>
      """
  }

  // Copying and judging count half each: either may be the slower one. Nil before the medium has
  // been listed.
  private var share: Double? {
    guard progress.bytesTotal > 0 || progress.filesTotal > 0 else { return nil }
    return
      (Self.part(progress.bytesCopied, of: progress.bytesTotal)
      + Self.part(progress.filesJudged, of: progress.filesTotal)) / 2
  }

  private static func part(_ done: UInt64, of total: UInt64) -> Double {
    total == 0 ? 1 : min(1, Double(done) / Double(total))
  }

  private func count(_ done: UInt64, of total: UInt64) -> HTML {
    total == 0
      ? "\(done)" : "\(voice("\(done) / \(total)", "\(done) of \(total)"))"
  }

  private var bytes: HTML {
    progress.bytesTotal == 0
      ? voice.size(progress.bytesCopied)
      : "\(voice.size(progress.bytesCopied)) / \(voice.size(progress.bytesTotal))"
  }

  private var seconds: Double {
    max(0.001, Double(now.milliseconds - transfer.startedAt.milliseconds) / 1000)
  }

  // The numbers are a station's claims: whatever they are, they must not overflow here.
  private var bytesPerSecond: Double { min(Double(progress.bytesCopied) / seconds, 1e15) }

  private var speed: HTML {
    guard bytesPerSecond >= 1 else { return "–" }
    return "\(Voice.short(UInt64(bytesPerSecond)))/s"
  }

  private var remaining: String {
    guard let share, share > 0.01, share < 1 else { return "–" }
    let left = Int64(min(seconds * (1 - share) / share, 1e9)) + 1
    return voice("约 \(voice.span(left))", "about \(voice.span(left))")
  }

  private var currentFile: String {
    progress.currentFile.isEmpty ? "–" : progress.currentFile
  }
}
