/// A list of names with their values.
struct Facts {
  private var rows: [HTML] = []

  /// Adds a row.
  mutating func add(_ name: String, _ value: HTML) {
    rows.append("<div><dt>\(name)</dt><dd>\(value)</dd></div>\n")
  }

  /// Adds a row of text that its writer may have broken into lines.
  mutating func add(_ name: String, text: String) {
    add(name, "<span class=\"words\">\(text)</span>")
  }

  /// The markup.
  var html: HTML { "<dl class=\"facts\">\n\(rows)</dl>" }
}
