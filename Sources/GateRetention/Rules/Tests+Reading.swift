import GateDomain
import GatePolicy

extension PatternTest {
  init?(_ map: FieldMap) {
    let anchors = map.required("anchors")?.texts()
    let reach = map.optional("reach").map { $0.integer(in: 1...2_000) } ?? 40
    let pattern = map.required("pattern").flatMap { $0.pattern() }
    let unless: String?? = map.optional("unless").map { $0.pattern() }
    let view = map.optional("view").map { $0.choice(View.self) } ?? .tight
    let sources = map.optional("in").map { $0.sources() } ?? [.text]
    let head = map.optional("head").map { $0.integer(in: 1...100_000) } ?? 0
    let quoted = map.optional("quoted").map { $0.flag() } ?? true
    let count = map.optional("count").map { $0.integer(in: 1...10_000) } ?? 1
    guard let anchors, let reach, let pattern, unless != .some(nil), let view, let sources,
      let head, let quoted, let count
    else { return nil }
    self.init(
      anchors: anchors, reach: reach, pattern: pattern, unless: unless ?? nil, view: view,
      sources: sources, head: head, countsQuoted: quoted, count: count)
  }
}

extension KeywordTest {
  init?(_ map: FieldMap) {
    let keywords = map.required("keywords").flatMap { $0.weightedWords() }
    let anchors = map.optional("anchors").map { $0.texts() } ?? []
    let need = map.required("need")?.integer(in: 1...10_000)
    let within = map.optional("within").map { $0.integer(in: 10...100_000) } ?? 2_000
    guard let keywords, let anchors, let need, let within else { return nil }
    self.init(keywords: keywords, anchors: anchors, need: need, within: within)
  }
}

extension NumberTest {
  init?(_ map: FieldMap) {
    let kind = map.required("numbers")?.choice(Kind.self)
    let count = map.required("count")?.integer(in: 1...100_000)
    guard let kind, let count else { return nil }
    self.init(kind: kind, count: count)
  }
}

extension RegisteredTest {
  init?(_ map: FieldMap) {
    let likeness = map.required("likeness")?.choice(Likeness.self)
    let shared = map.optional("shared").map { $0.integer(in: 2...1_000) } ?? 4
    guard let likeness, let shared else { return nil }
    self.init(likeness: likeness, shared: shared)
  }
}

extension Field {
  /// A list of at least one text.
  func texts() -> [String]? {
    guard let items = list() else { return nil }
    let texts = items.map { $0.text() }
    guard !texts.isEmpty, !texts.contains(nil) else {
      if texts.isEmpty { reportKind(Words("至少一项的列表", "a list of at least one")) }
      return nil
    }
    return texts.compactMap(\.self)
  }

  fileprivate func sources() -> Set<PatternTest.Source>? {
    guard let items = list() else { return nil }
    let sources = items.map { $0.choice(PatternTest.Source.self) }
    return sources.isEmpty || sources.contains(nil) ? nil : Set(sources.compactMap(\.self))
  }

  /// A pattern that PCRE2 takes and that can match what the rules see.
  fileprivate func pattern() -> String? {
    guard let text = text() else { return nil }
    do throws(Pattern.Fault) { _ = try Pattern(text) } catch {
      reportValue(
        hint: Words(
          "正则表达式在第 \(error.place + 1) 个字符处有误：\(error.message)",
          "the expression is wrong at character \(error.place + 1): \(error.message)"))
      return nil
    }
    if let unseen = text.unicodeScalars.first(where: Self.isNeverSeen) {
      reportValue(
        hint: Words(
          "匹配前已统一为半角、简体和小写，“\(unseen)”不会出现",
          "texts are folded to half width, simplified writing and small letters; \"\(unseen)\" is never seen"
        ))
      return nil
    }
    return text
  }

  // Capital letters are left alone: they have a meaning in expressions.
  private static func isNeverSeen(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value > 0x7f, scalar.value <= 0xffff else { return false }
    return ScalarTable.shared.forms[Int(scalar.value)] != UInt16(scalar.value)
  }

  /// Words with weights: `{ 词: 3, 词: 1 }`.
  fileprivate func weightedWords() -> [KeywordTest.Keyword]? {
    guard let items = list() else { return nil }
    var words: [KeywordTest.Keyword] = []
    for item in items {
      guard let map = item.mapping() else { return nil }
      let (word, weight) = (
        map.required("word")?.text(), map.required("weight")?.integer(in: 1...100)
      )
      map.finish()
      guard let word, let weight else { return nil }
      words.append(KeywordTest.Keyword(word: word, weight: weight))
    }
    return words.isEmpty ? nil : words
  }
}
