import GateDiscs
import GateDomain

/// One file of a burn request, with what was found in it and the beginning of its text.
struct BurnFilePage {
  let answer: BurnFileAnswer
  let request: String
  let visit: Visit

  private var voice: Voice { visit.voice }
  private var file: StagedFile { answer.file }

  /// The page.
  var page: Page {
    Page(
      title: file.file.path.escaped,
      body: """
        <h1><span class="path">\(file.file.path)</span></h1>
        <p><a href="/burns/\(PathText.encoded(request))">\(answer.requestNumber)</a></p>
        <section>\(facts)</section>
        <section><h2>\(voice("文字检查", "Text"))</h2>\(TextFindings(file: file, voice: voice).html)</section>
        <section><h2>\(voice("文字开头", "Beginning of the text"))</h2>\(preview)</section>
        """, section: .burns)
  }

  private var facts: HTML {
    var facts = Facts()
    facts.add(voice("大小", "Size"), voice.size(file.file.size))
    facts.add("SHA-256", HTML.digest(file.file.digest))
    if let verdict = file.verdict {
      facts.add(voice("检测结论", "Verdict"), verdict.chip.html(voice))
    }
    return facts.html
  }

  private var preview: HTML {
    guard let preview = answer.preview, !preview.text.isEmpty else {
      return "<p class=\"empty\">\(voice("没有文字。", "There is no text."))</p>"
    }
    let rest: HTML? =
      preview.isCut ? "<p class=\"quiet\">\(voice("以下从略。", "The rest is left out."))</p>" : nil
    return "<pre class=\"preview\">\(preview.text)</pre>\(rest)"
  }
}
