/// Markup that is ready to send: literals as they stand in our source, every interpolated text
/// escaped.
///
/// Security: a text from a person, a medium or the wire must NEVER become markup. It enters only by
/// interpolation, which escapes; nothing takes a `String` as markup. `HTMLSourceTests` holds that
/// nobody calls `init(stringLiteral:)` with a text that is no literal.
struct HTML: Hashable, Sendable {
  /// What is sent.
  var markup: String

  /// Nothing.
  init() {
    markup = ""
  }

  /// Appends markup.
  static func += (left: inout HTML, right: HTML) {
    left.markup += right.markup
  }

  /// Whether there is nothing to send.
  var isEmpty: Bool { markup.isEmpty }
}

extension Sequence<HTML> {
  /// All of them in order, with `separator` between neighbours.
  func joined(by separator: HTML = HTML()) -> HTML {
    var all = HTML()
    for (index, part) in enumerated() {
      if index > 0 { all += separator }
      all += part
    }
    return all
  }
}
