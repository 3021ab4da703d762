import GateDomain

/// A text from a file in the quotes of both languages, made printable and short.
///
/// A policy file may be damaged or come from elsewhere: its text must not steer a terminal.
struct Quoted {
  private static let limit = 60
  private let text: String

  init(_ text: String) {
    let escaped = RawName(text).escaped
    self.text = escaped.count > Self.limit ? escaped.prefix(Self.limit) + "…" : escaped
  }

  var chinese: String { "“\(text)”" }
  var english: String { "\"\(text)\"" }
}
