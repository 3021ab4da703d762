import GateDomain

/// The box above a form that lists everything wrong with it and links to the fields.
struct ErrorSummary {
  /// One line: the element to go to, and what is wrong.
  struct Line: Sendable {
    var elementID: String
    let explanation: Explanation
    /// What the field is called, for a list that stands far from it.
    var label: Words?
  }

  var lines: [Line]

  /// The markup; nothing when nothing is wrong.
  func html(_ voice: Voice) -> HTML? {
    guard !lines.isEmpty else { return nil }
    let items: [HTML] = lines.map { line in
      "<li><a href=\"#\(line.elementID)\">\(name(line, voice))\(voice(line.explanation.what))</a></li>"
    }
    return """
      <div class="errors" role="alert" tabindex="-1" id="errors" aria-labelledby="errors-title">
      <h2 id="errors-title">\(voice("有内容需要修改", "Something needs a change"))</h2>
      <ul>\(items)</ul>
      </div>
      """
  }

  private func name(_ line: Line, _ voice: Voice) -> String {
    line.label.map { voice("\($0.chinese)：", "\($0.english): ") } ?? ""
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
