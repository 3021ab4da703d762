import GateDomain

/// Tries every rule on documents; for one thread at a time.
///
/// One pass of an automaton finds all words that any rule names; expressions then see only the
/// windows around them.
public final class RetentionMatcher {
  /// What a word that was found means to a rule.
  enum Use {
    case anchor(Int)
    case keyword(Int, KeywordUse)
  }

  /// The rules.
  public let rules: RetentionRules
  /// What left through the gate; nil when nothing is known of it.
  public let register: ExportRegister?

  let compiled: [CompiledRule]
  let automaton: KeywordAutomaton
  let uses: [[Use]]

  // Longer texts are looked at piece by piece, so that memory stays flat.
  private static let (pieceLength, overlap) = (1 << 20, 4_096)

  /// Compiles rules, whose expressions were checked when they were read.
  public init(_ rules: RetentionRules, register: ExportRegister? = nil) {
    self.rules = rules
    self.register = register
    compiled = rules.rules.map(CompiledRule.init)
    var numbers: [[UInt32]: Int] = [:]
    var (words, uses) = ([[UInt32]](), [[Use]]())
    for (index, rule) in rules.rules.enumerated() {
      for (word, use) in Self.words(of: rule, at: index) {
        let normal = NormalisedText(word).scalars
        let number = numbers[normal] ?? words.count
        if number == words.count {
          numbers[normal] = number
          words.append(normal)
          uses.append([])
        }
        uses[number].append(use)
      }
    }
    automaton = KeywordAutomaton(words)
    self.uses = uses
  }

  private static func words(of rule: RetentionRule, at index: Int) -> [(String, Use)] {
    switch rule.test {
    case .pattern(let test): test.anchors.map { ($0, .anchor(index)) }
    case .keywords(let test):
      test.keywords.enumerated().map { number, keyword in
        let use = KeywordUse(
          number: number, weight: keyword.weight,
          isAnchor: test.anchors.isEmpty || test.anchors.contains(keyword.word))
        return (keyword.word, .keyword(index, use))
      }
    case .numbers, .registered: []
    }
  }

  /// How many scalars, as the rules see them, two stretches of one text must share so that nothing
  /// is lost where they are cut.
  lazy var span: Int = {
    let needs = rules.rules.map { rule in
      switch rule.test {
      case .pattern(let test):
        2 * Self.room(reach: test.reach) + (test.anchors.map(\.unicodeScalars.count).max() ?? 0) * 4
      case .keywords(let test): test.within + RetentionEvidence.around
      case .numbers, .registered: 64
      }
    }
    return (needs.max() ?? 0) + 64
  }()

  /// How far around a hit something decides about it, or is quoted.
  static func room(reach: Int) -> Int { reach + RetentionEvidence.around }

  /// What the rules make of a document.
  public func verdict(on document: InspectedDocument) -> DocumentVerdict {
    var tally = MatchTally(matcher: self, document: document)
    for part in document.parts {
      for piece in Self.pieces(of: part) { tally.look(at: piece) }
    }
    return tally.verdict()
  }

  private static func pieces(of part: InspectedDocument.Part) -> [InspectedDocument.Part] {
    guard part.scalars.count > pieceLength + overlap else { return [part] }
    return stride(from: 0, to: part.scalars.count, by: pieceLength).map { start in
      let end = min(part.scalars.count, start + pieceLength + overlap)
      return InspectedDocument.Part(
        source: part.source, place: part.place, scalars: Array(part.scalars[start..<end]))
    }
  }
}

/// What a registered word counts for in its rule.
struct KeywordUse {
  let number: Int
  let weight: Int
  let isAnchor: Bool
}

/// A rule with its expressions ready to run.
struct CompiledRule {
  let rule: RetentionRule
  let pattern: Pattern?
  let unless: Pattern?

  init(_ rule: RetentionRule) {
    self.rule = rule
    guard case .pattern(let test) = rule.test else {
      (pattern, unless) = (nil, nil)
      return
    }
    pattern = try? Pattern(test.pattern)
    unless = test.unless.flatMap { try? Pattern($0) }
  }
}
