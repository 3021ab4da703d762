import GateDomain

/// A state in words with a shape and a colour; the colour never stands alone.
struct Chip: Sendable {
  /// How a state feels to its reader.
  enum Tone: String, Sendable {
    case good, waiting, bad, quiet

    fileprivate var shape: String {
      switch self {
      case .good: "✓"
      case .waiting: "●"
      case .bad: "✕"
      case .quiet: "–"
      }
    }
  }

  /// The state.
  let words: Words
  /// How it feels.
  let tone: Tone

  /// The markup.
  func html(_ voice: Voice) -> HTML {
    "<span class=\"chip \(tone.rawValue)\"><span aria-hidden=\"true\">\(tone.shape)</span> \(voice(words))</span>"
  }
}
