import GateDomain

extension HTML {
  /// A digest that one click selects whole.
  static func digest(_ digest: Digest) -> HTML {
    "<code class=\"digest\">\(digest.hex)</code>"
  }

  /// A link to the next page of a list; nothing without one.
  static func more(_ path: String?, _ words: String) -> HTML? {
    path.map { "<p class=\"more\"><a href=\"\($0)\" rel=\"next\">\(words)</a></p>" }
  }
}
