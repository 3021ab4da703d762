import GateDiscs
import GateDomain

/// How far a burn is.
struct BurnProgressView {
  let progress: BurnProgress
  let voice: Voice

  /// The markup.
  var html: HTML {
    var facts = Facts()
    facts.add(voice("阶段", "Phase"), text: voice(progress.phase.words))
    facts.add(
      voice("数据", "Data"),
      progress.total == 0
        ? voice.size(progress.done)
        : "\(voice.size(progress.done)) / \(voice.size(progress.total))")
    facts.add(voice("本阶段预计剩余", "Time left in this phase"), text: remaining)
    return """
      <section class="progress"><h2>\(voice("进度", "Progress"))</h2>
      \(bar)
      \(facts.html)
      <p class="quiet">\(voice("可以离开此页面，刻录会继续进行。", "You may leave this page; the burn goes on."))</p>
      </section>
      """
  }

  private var bar: HTML {
    let label = voice("进度", "progress")
    guard let share = progress.share else {
      return "<progress aria-label=\"\(label)\" max=\"1\"></progress>"
    }
    let percent = Int(share * 100)
    return """
      <progress aria-label="\(label)" max="100" value="\(percent)"></progress>
      <span class="percent">\(percent)%</span>
      """
  }

  private var remaining: String {
    progress.secondsLeft.map { voice("约 \(voice.span($0))", "about \(voice.span($0))") } ?? "–"
  }
}
