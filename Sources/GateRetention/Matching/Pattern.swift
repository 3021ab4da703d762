import CPCRE2

/// A regular expression over scalars, with limits on the work that one search may take.
@safe final class Pattern {
  /// What PCRE2 objects to in a pattern.
  struct Fault: Error, Hashable {
    /// Its words.
    let message: String
    /// How many scalars into the pattern.
    let place: Int
  }

  // A search over a window of a few hundred scalars takes some thousand steps; a pattern that
  // wants more is one that would stand still on a text made for it.
  private static let (steps, depth): (UInt32, UInt32) = (200_000, 1_000)

  private let code: UnsafeMutableRawPointer
  private let room: UnsafeMutableRawPointer
  private let context: UnsafeMutableRawPointer

  /// Compiles a pattern.
  init(_ text: String) throws(Fault) {
    let scalars = text.unicodeScalars.map(\.value)
    var (number, place) = (Int32(0), 0)
    guard let code = unsafe gate_pcre2_compile(scalars, scalars.count, &number, &place) else {
      throw Fault(message: Self.message(number), place: place)
    }
    guard let room = unsafe gate_pcre2_room(),
      let context = unsafe gate_pcre2_context(Self.steps, Self.depth)
    else { preconditionFailure("out of memory") }
    unsafe self.code = code
    unsafe self.room = room
    unsafe self.context = context
  }

  private static func message(_ number: Int32) -> String {
    var text = [CChar](repeating: 0, count: 160)
    unsafe gate_pcre2_message(number, &text, text.count)
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What a search came to.
  enum Outcome: Hashable {
    case found(Range<Int>)
    case none
    /// The limit on its work was reached; the text may well hold a match.
    case exhausted
  }

  /// The first match at or behind `start`, within the first `end` scalars.
  func search(_ text: [UInt32], from start: Int, to end: Int) -> Outcome {
    var (from, to) = (0, 0)
    let result = unsafe gate_pcre2_search(
      code, text, min(end, text.count), start, room, context, &from, &to)
    switch result {
    case 1: return from <= to ? .found(from..<to) : .none
    case 0: return .none
    default: return .exhausted
    }
  }

  deinit {
    unsafe gate_pcre2_free_context(context)
    unsafe gate_pcre2_free_room(room)
    unsafe gate_pcre2_free(code)
  }
}
