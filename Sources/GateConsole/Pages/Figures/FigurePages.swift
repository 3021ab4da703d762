import GateDomain
import GateForms
import GateOffice
import GatePolicy
import Hummingbird

/// The office's requests in numbers: a month, by day, form and department.
enum FigurePages {
  static let routes: [Route] = [
    .get("/figures", .seers, show)
  ]

  private static func show(_ visit: Visit) async throws -> Response {
    let voice = visit.voice
    let span = ["week": 7, "month": 30, "quarter": 90][visit.query("span") ?? "month"] ?? 30
    let figures = try visit.office.figures(days: span, by: visit.person)
    let title = voice("统计", "Figures")
    let total = figures.days.reduce(0) { $0 + $1.count }
    let states = RequestState.allCases.compactMap { state in
      figures.states[state].map { (name: voice(state.words), count: $0) }
    }
    let forms = figures.forms.map { entry in
      (
        name: visit.office.policy.form(entry.name).map { voice($0.title) } ?? entry.name,
        count: entry.count
      )
    }
    return visit.page(
      Page(
        title: title,
        body: """
          <h1>\(title)</h1>\(choice(span, voice))
          <section><h2>\(voice("每天提交的申请（共 \(total) 份）", "Requests by day (\(total))"))</h2>
          \(BarChart(bars: bars(figures, voice), title: voice("每天提交的申请", "requests by day"), height: 140, width: 1100).html)
          <p>\(median(figures, voice))</p></section>
          <div class="columns"><div><section><h2>\(voice("按表单", "By form"))</h2>\(ShareBars(rows: forms).html)</section></div>
          <div><section><h2>\(voice("按部门", "By department"))</h2>\(ShareBars(rows: figures.departments).html)</section>
          <section><h2>\(voice("结果", "Results"))</h2>\(ShareBars(rows: states).html)</section></div></div>
          """, section: .allRequests))
  }

  /// One column a day, or a week where days would be too many to read.
  static func bars(_ figures: RequestFigures, _ voice: Voice) -> [(label: String, count: Int)] {
    let size = figures.days.count > 31 ? 7 : 1
    return stride(from: 0, to: figures.days.count, by: size).map { start in
      let days = figures.days[start..<min(start + size, figures.days.count)]
      let civil = CivilTime(days[start].start, offsetSeconds: voice.offsetSeconds)
      return ("\(civil.month)/\(civil.day)", days.reduce(0) { $0 + $1.count })
    }
  }

  /// How long decisions take.
  static func median(_ figures: RequestFigures, _ voice: Voice) -> String {
    guard let seconds = figures.medianSeconds else {
      return voice("还没有办结的申请。", "Nothing was decided yet.")
    }
    return voice(
      "审批用时中位数 \(voice.span(seconds))。",
      "Half of the decisions took less than \(voice.span(seconds)).")
  }

  private static func choice(_ span: Int, _ voice: Voice) -> HTML {
    let spans: [(String, Int, String)] = [
      ("week", 7, voice("近一周", "a week")), ("month", 30, voice("近一月", "a month")),
      ("quarter", 90, voice("近一季", "a quarter")),
    ]
    let items: [HTML] = spans.map { name, days, label in
      "<li><a href=\"/figures?span=\(name)\"\(days == span ? " aria-current=\"page\"" : "")>\(label)</a></li>"
    }
    return "<nav class=\"filter\" aria-label=\"\(voice("时间范围", "span"))\"><ul>\(items)</ul></nav>"
  }
}
