/// Tries every rule on a document that comes piece by piece, however long, with flat memory.
///
/// It finds what `RetentionMatcher.verdict(on:)` finds in the whole, save what a register of
/// exports knows.
public struct DocumentScan {
  // A longer run of spaces or of what nobody sees says nothing more.
  private static let runLimit = 64

  /// How many scalars are looked at together; more than half of them are new each time.
  let stretch: Int
  private let matcher: RetentionMatcher
  private var tally: MatchTally
  private var open: InspectedDocument.Part?
  private var cut: MatchTally.Cut = []
  private var runLength = 0
  private var runForms: Set<UInt16> = []

  /// Begins a document that lies in `members` of a file.
  public init(_ matcher: RetentionMatcher, members: [String]) {
    self.init(
      matcher, members: members, stretch: max(1 << 20, 2 * matcher.span * (Self.runLimit + 4)))
  }

  init(_ matcher: RetentionMatcher, members: [String], stretch: Int) {
    precondition(matcher.register == nil, "a register compares whole documents")
    self.matcher = matcher
    self.stretch = stretch
    tally = MatchTally(matcher: matcher, document: InspectedDocument(members: members, parts: []))
  }

  /// How many scalars are held now.
  var held: Int { open?.scalars.count ?? 0 }

  /// Takes a part that is there as a whole.
  public mutating func add(_ part: InspectedDocument.Part) {
    end()
    tally.look(at: part)
  }

  /// Begins a part of text.
  public mutating func begin(place: String) {
    end()
    open = InspectedDocument.Part(source: .text, place: place, scalars: [])
  }

  /// Takes more of the part that was begun.
  public mutating func append(_ scalars: some Sequence<UInt32>) {
    for scalar in scalars where says(scalar) {
      open?.scalars.append(scalar)
      if held == stretch { lookAhead() }
    }
  }

  /// Ends the part that was begun.
  public mutating func end() {
    if let part = open { tally.look(at: part, cut: cut) }
    (open, cut) = (nil, [])
    (runLength, runForms) = (0, [])
  }

  /// What it all came to.
  public mutating func verdict() -> DocumentVerdict {
    end()
    return tally.verdict()
  }

  // Keeps the end of the stretch, by what the rules see of it, for the next one.
  private mutating func lookAhead() {
    guard let part = open else { return }
    let text = tally.look(at: part, cut: cut.union(.behind))
    let shared = max(0, text.scalars.count - matcher.span)
    open?.scalars.removeFirst(Int(text.offsets[shared]))
    cut = .before
  }

  // The first of each kind stays, since a line's end says more than a space, and a space more than
  // nothing.
  private mutating func says(_ scalar: UInt32) -> Bool {
    let table = ScalarTable.shared
    let form = scalar <= 0xffff ? table.forms[Int(scalar)] : ScalarTable.expanded
    guard
      form == ScalarTable.space || form == ScalarTable.lineBreak || form == ScalarTable.ignored
    else {
      if runLength > 0 { (runLength, runForms) = (0, []) }
      return true
    }
    runLength += 1
    return runForms.insert(form).inserted || runLength <= Self.runLimit
  }
}
