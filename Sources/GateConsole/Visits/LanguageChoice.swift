import GateDomain
import Hummingbird

/// Finds the language to answer in.
enum LanguageChoice {
  /// The cookie's language, else the best of `Accept-Language`, else Chinese.
  static func of(_ request: WebRequest) -> Language {
    if let tag = request.cookies[ConsoleCookies.language]?.value,
      let chosen = Language(rawValue: tag)
    {
      return chosen
    }
    return accepted(request.headers[.acceptLanguage] ?? "") ?? .chinese
  }

  /// The language with the highest quality in an `Accept-Language` header; of equals the first.
  static func accepted(_ header: String) -> Language? {
    var best: (language: Language, quality: Double)?
    for range in header.split(separator: ",").prefix(20) {
      let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      guard let tag = parts.first, let language = language(tag) else { continue }
      let quality =
        parts.dropFirst().first { $0.hasPrefix("q=") }
        .flatMap { Double($0.dropFirst(2)) } ?? 1
      if quality > 0, quality > best?.quality ?? 0 { best = (language, quality) }
    }
    return best?.language
  }

  private static func language(_ tag: String) -> Language? {
    switch tag.lowercased().split(separator: "-").first {
    case "zh": .chinese
    case "en": .english
    default: nil
    }
  }
}
