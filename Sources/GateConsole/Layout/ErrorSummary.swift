import GateDomain

/// The box above a form that lists everything wrong with it and links to the fields.
struct ErrorSummary {
  /// One line: the element to go to, and what is wrong.
  struct Line: Sendable {
    let elementID: String
    let explanation: Explanation
  }

  let lines: [Line]

  /// The markup; nothing when nothing is wrong.
  func html(_ voice: Voice) -> HTML? {
    guard !lines.isEmpty else { return nil }
    let items: [HTML] = lines.map { line in
      "<li><a href=\"#\(line.elementID)\">\(voice(line.explanation.what))</a></li>"
    }
    return """
      <div class="errors" role="alert" tabindex="-1" id="errors" aria-labelledby="errors-title">
      <h2 id="errors-title">\(voice("有内容需要修改", "Something needs a change"))</h2>
      <ul>\(items)</ul>
      </div>
      """
  }

  /// What stands beside the field.
  func note(_ elementID: String, _ voice: Voice) -> HTML? {
    let notes: [HTML] = lines.filter { $0.elementID == elementID }.map { line in
      "<span>\(voice(line.explanation.what))\(voice("；", "; "))\(voice(line.explanation.hint))</span> "
    }
    return notes.isEmpty
      ? nil
      : "<p class=\"error\" id=\"\(elementID)-error\"><span aria-hidden=\"true\">✕ </span>\(notes)</p>"
  }

  /// Whether something is wrong with the field.
  func names(_ elementID: String) -> Bool {
    lines.contains { $0.elementID == elementID }
  }
}
