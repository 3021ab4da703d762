import GateDiscs
import GateDomain
import GateOffice
import GatePolicy
import GateQR

/// Labels for printing on A4, three in a row; the code holds the number.
struct LabelSheet {
  let media: [RegisteredMedium]
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The page; navigation and hints do not print.
  var page: Page {
    let title = voice("介质标签", "Labels")
    return Page(
      title: title,
      body: """
        <div class="act"><h1>\(title)</h1>
        <p class="hint"><a href="/media/labels.pdf?numbers=\(numbers)">\(voice("下载 PDF", "Download the PDF"))</a> · \
        \(voice("也可用浏览器打印到 A4 纸，缩放 100%。", "The browser prints it too, on A4 at 100 %."))</p></div>
        \(media.isEmpty ? "<p class=\"empty\">\(voice("没有选择介质。", "No medium was chosen."))</p>" : sheet)
        """, section: .media)
  }

  private var numbers: String { media.map(\.number.text).joined(separator: ",") }

  private var sheet: HTML { "<div class=\"labels\">\(media.map(label))</div>" }

  private func label(_ medium: RegisteredMedium) -> HTML {
    """
    <div class="label">\(QRCode(medium.number.text)?.html(label: medium.number.text, class: "code"))<div><strong>\(medium.number.text)</strong><br>\
    \(voice(medium.level.words)) · \(voice(medium.use.words))<br>\(voice(medium.kind.words))<br>\
    <span class="quiet">\(visit.office.site.office)</span></div></div>
    """
  }
}
