/// Collects what the rules find in one document.
struct MatchTally {
  // More windows than this are of a text made to keep the machine busy.
  private static let windowLimit = 20_000

  let matcher: RetentionMatcher
  let document: InspectedDocument
  private var seen: [Int: Set<[UInt32]>] = [:]
  private var evidence: [Int: RetentionEvidence] = [:]
  private var counts: [Int: Int] = [:]
  private var exhausted: Set<Int> = []
  private var fingerprints = FingerprintTally()

  init(matcher: RetentionMatcher, document: InspectedDocument) {
    self.matcher = matcher
    self.document = document
  }

  /// Which ends of a text are not those of its part: it goes on there.
  struct Cut: OptionSet {
    let rawValue: Int
    static let before = Cut(rawValue: 1)
    static let behind = Cut(rawValue: 2)
  }

  /// Tries every rule on a part, or on a stretch of one.
  ///
  /// Where it is cut, only what has all of its surroundings in the stretch is judged; stretches
  /// that overlap by `RetentionMatcher.span` judge everything.
  ///
  /// - Returns: The text as the rules saw it.
  @discardableResult
  mutating func look(at part: InspectedDocument.Part, cut: Cut = []) -> NormalisedText {
    let tight = NormalisedText(part.scalars)
    var lines: NormalisedText?
    var anchors: [(rule: Int, range: Range<Int>)] = []
    var words: [Int: [KeywordHit]] = [:]
    matcher.automaton.search(tight.scalars) { keyword, range in
      for use in matcher.uses[keyword] {
        switch use {
        case .anchor(let rule): anchors.append((rule, range))
        case .keyword(let rule, let use):
          if part.source == .text { words[rule, default: []].append(KeywordHit(use, range)) }
        }
      }
    }
    var windows: [Int: Int] = [:]
    for (rule, range) in anchors {
      windows[rule, default: 0] += 1
      if windows[rule, default: 0] > Self.windowLimit {
        exhausted.insert(rule)
      } else {
        tryPattern(rule, around: range, in: part, cut, tight, &lines)
      }
    }
    for (rule, hits) in words { tryKeywords(rule, hits, in: part, tight) }
    guard part.source == .text else { return tight }
    tryNumbers(in: part, cut, tight, &lines)
    if let register = matcher.register {
      fingerprints.add(Fingerprinter(salt: register.salt).fingerprints(of: tight), part)
    }
    return tight
  }

  // Whether everything that decides about a hit around `anchor` is there.
  private static func holds(
    _ anchor: Range<Int>, reach: Int, in text: NormalisedText, _ cut: Cut
  ) -> Bool {
    let room = RetentionMatcher.room(reach: reach)
    return (!cut.contains(.before) || anchor.lowerBound >= room)
      && (!cut.contains(.behind) || anchor.upperBound + room <= text.scalars.count)
  }

  private mutating func tryPattern(
    _ index: Int, around anchor: Range<Int>, in part: InspectedDocument.Part, _ cut: Cut,
    _ tight: NormalisedText, _ lines: inout NormalisedText?
  ) {
    let compiled = matcher.compiled[index]
    guard case .pattern(let test) = compiled.rule.test, let pattern = compiled.pattern,
      test.sources.contains(part.source), Self.holds(anchor, reach: test.reach, in: tight, cut),
      test.head == 0 || !cut.contains(.before) && anchor.lowerBound < test.head
    else { return }
    var (text, place) = (tight, anchor)
    if test.view == .lines {
      if lines == nil { lines = NormalisedText(part.scalars, keepsLines: true) }
      text = lines ?? tight
      let start = text.place(ofOriginal: tight.offsets[anchor.lowerBound])
      place = start..<min(text.scalars.count, start + anchor.count)
    }
    let window =
      max(
        0, place.lowerBound - test.reach)..<min(
        text.scalars.count, place.upperBound + test.reach)
    guard let hit = hit(of: pattern, index, covering: place, in: window, of: text) else { return }
    if !test.countsQuoted, Quotes.surround(hit, in: text.scalars) { return }
    if let unless = compiled.unless, case .found = search(unless, index, in: window, of: text) {
      return
    }
    note(index, Array(text.scalars[hit]), in: part, at: text.original(of: hit))
  }

  private mutating func hit(
    of pattern: Pattern, _ rule: Int, covering anchor: Range<Int>, in window: Range<Int>,
    of text: NormalisedText
  ) -> Range<Int>? {
    var start = window.lowerBound
    while start < window.upperBound {
      guard case .found(let hit) = search(pattern, rule, in: start..<window.upperBound, of: text)
      else { return nil }
      if hit.upperBound > anchor.lowerBound, hit.lowerBound < anchor.upperBound, !hit.isEmpty {
        return hit
      }
      guard hit.lowerBound < anchor.lowerBound else { return nil }
      start = max(hit.upperBound, start + 1)
    }
    return nil
  }

  private mutating func search(
    _ pattern: Pattern, _ rule: Int, in window: Range<Int>, of text: NormalisedText
  ) -> Pattern.Outcome {
    let outcome = pattern.search(text.scalars, from: window.lowerBound, to: window.upperBound)
    if outcome == .exhausted { exhausted.insert(rule) }
    return outcome
  }

  private mutating func note(
    _ index: Int, _ hit: [UInt32], in part: InspectedDocument.Part, at range: Range<Int>,
    masked: Bool = false
  ) {
    guard seen[index, default: []].insert(hit).inserted else { return }
    counts[index, default: 0] += 1
    if evidence[index] == nil {
      evidence[index] = RetentionEvidence(
        rule: matcher.compiled[index].rule.id, in: document, part: part, quoting: range,
        count: 1, masked: masked)
    }
  }

  private mutating func tryKeywords(
    _ index: Int, _ hits: [KeywordHit], in part: InspectedDocument.Part, _ tight: NormalisedText
  ) {
    guard case .keywords(let test) = matcher.compiled[index].rule.test,
      let found = KeywordWindow.first(of: hits, need: test.need, within: test.within)
    else { return }
    guard evidence[index] == nil else { return }
    counts[index] = found.words
    evidence[index] = RetentionEvidence(
      rule: matcher.compiled[index].rule.id, in: document, part: part,
      quoting: tight.original(of: found.anchor), count: found.words)
  }

  private mutating func tryNumbers(
    in part: InspectedDocument.Part, _ cut: Cut, _ tight: NormalisedText,
    _ lines: inout NormalisedText?
  ) {
    for (index, compiled) in matcher.compiled.enumerated() {
      guard case .numbers(let test) = compiled.rule.test, tight.digits >= 11 else { continue }
      if lines == nil { lines = NormalisedText(part.scalars, keepsLines: true) }
      guard let text = lines else { continue }
      for range in PersonalNumbers.find(test.kind, in: text.scalars)
      where (!cut.contains(.before) || range.lowerBound > 0)
        && (!cut.contains(.behind) || range.upperBound < text.scalars.count)
      {
        note(
          index, Array(text.scalars[range]), in: part, at: text.original(of: range), masked: true)
      }
    }
  }

  /// What it all came to.
  func verdict() -> DocumentVerdict {
    var found = matcher.compiled.indices.compactMap(standing)
    found += registered()
    let cancelled = Set(found.flatMap { matcher.rules.rule($0.rule)?.cancels ?? [] })
    let spoken = found.filter { matcher.rules.rule($0.rule)?.isVeto == false }
    let counting = spoken.filter { !cancelled.contains($0.rule) }
    return DocumentVerdict(
      evidence: counting, cancelled: spoken.filter { cancelled.contains($0.rule) },
      vetoes: found.filter { matcher.rules.rule($0.rule)?.isVeto == true },
      points: counting.reduce(0) { $0 + (matcher.rules.rule($1.rule)?.points ?? 0) },
      exhausted: exhausted.sorted().map { matcher.compiled[$0].rule.id })
  }

  private func standing(_ index: Int) -> RetentionEvidence? {
    guard let first = evidence[index], let count = counts[index] else { return nil }
    let need =
      switch matcher.compiled[index].rule.test {
      case .pattern(let test): test.count
      case .numbers(let test): test.count
      case .keywords, .registered: 1
      }
    return count >= need ? first.counting(count) : nil
  }

  private func registered() -> [RetentionEvidence] {
    guard let register = matcher.register else { return [] }
    return matcher.compiled.compactMap { compiled in
      guard case .registered(let test) = compiled.rule.test else { return nil }
      return switch test.likeness {
      case .same:
        register.document(digest: document.digest, text: fingerprints.letters).map {
          evidence(of: compiled, $0, shared: 1)
        }
      case .similar:
        register.nearest(to: fingerprints.values).flatMap {
          $0.shared >= test.shared ? evidence(of: compiled, $0.document, shared: $0.shared) : nil
        }
      }
    }
  }

  private func evidence(
    of compiled: CompiledRule, _ registered: ExportRegister.Document, shared: Int
  ) -> RetentionEvidence {
    RetentionEvidence(
      rule: compiled.rule.id, members: document.members, place: "", before: "",
      hit: registered.name, after: "", count: shared)
  }
}

extension RetentionEvidence {
  fileprivate func counting(_ count: Int) -> RetentionEvidence {
    RetentionEvidence(
      rule: rule, members: members, place: place, before: before, hit: hit, after: after,
      count: count)
  }
}
