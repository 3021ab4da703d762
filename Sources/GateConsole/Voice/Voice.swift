import GateDomain

/// How a page speaks: its language and the office's clock.
struct Voice: Sendable {
  /// The reader's language.
  let language: Language
  /// Seconds east of UTC that the office's clocks show.
  let offsetSeconds: Int

  /// The text of a pair in the reader's language.
  func callAsFunction(_ chinese: String, _ english: String) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }

  /// The text in the reader's language.
  func callAsFunction(_ words: Words) -> String {
    words.in(language)
  }

  /// A sentence: our texts are written as clauses, small at the beginning and without a stop.
  func sentence(_ words: Words) -> String {
    switch language {
    case .chinese: words.chinese + "。"
    case .english: words.english.prefix(1).uppercased() + words.english.dropFirst() + "."
    }
  }

  /// A moment by the office's clock, with the exact one in the element.
  func time(_ time: Timestamp) -> HTML {
    "<time datetime=\"\(time.rfc3339)\">\(time.display(offsetSeconds: offsetSeconds))</time>"
  }

  /// The same as plain text.
  func plainTime(_ time: Timestamp) -> String { time.display(offsetSeconds: offsetSeconds) }

  /// How long before `now` something was, for people.
  func ago(_ time: Timestamp, now: Timestamp) -> String {
    let seconds = max(0, (now.milliseconds - time.milliseconds) / 1000)
    return seconds < 60 ? self("刚刚", "just now") : self("\(span(seconds))前", "\(span(seconds)) ago")
  }

  /// A span of time in its largest unit.
  func span(_ seconds: Int64) -> String {
    switch seconds {
    case ..<60: return self("\(seconds) 秒", "\(seconds) s")
    case ..<3600: return self("\(seconds / 60) 分钟", "\(seconds / 60) min")
    case ..<172_800: return self("\(seconds / 3600) 小时", "\(seconds / 3600) h")
    default: return self("\(seconds / 86_400) 天", "\(seconds / 86_400) days")
    }
  }
}
