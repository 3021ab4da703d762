import GateDomain
import HTTPTypes

/// Says why there is no page, and what to do.
struct ProblemPage {
  let problem: Problem

  /// The page.
  func page(_ visit: Visit) -> Page {
    let voice = visit.voice
    let what = voice(problem.explanation.what)
    return Page(
      title: voice("出错：\(what)", "Problem: \(what)"),
      body: """
        <h1>\(what)</h1>
        <p class="hint">\(voice(problem.explanation.hint))</p>
        <p class="quiet">\(voice("状态码", "status")) \(problem.status.code) · \(problem.code)</p>
        <p><a href="/">\(voice("回到首页", "Back to the home page"))</a></p>
        """)
  }
}
