import GateDomain

extension TypePolicy {
  /// Reads `types.yaml`; no two entries may cover the same content.
  init?(_ map: FieldMap) {
    guard let field = map.required("groups"), let items = field.list() else { return nil }
    guard !items.isEmpty else {
      field.report(
        .emptyList, Words("至少要有一类文件", "the table needs a group"),
        hint: Words("没有列出的一律扣留；请至少允许一类", "what is not listed is held; allow something"))
      return nil
    }
    var (seen, claims) = (Set<String>(), ContentClaims())
    let groups = items.map { TypeGroup($0, seen: &seen, claims: &claims) }
    guard !groups.contains(where: { $0 == nil }) else { return nil }
    self.init(groups: groups.compactMap(\.self))
  }
}

extension TypeGroup {
  fileprivate init?(_ field: Field, seen: inout Set<String>, claims: inout ContentClaims) {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let id = map.required("id")?.shortName(unlike: &seen)
    let title = map.required("title")?.words()
    let decision = map.required("decision")?.choice(Decision.self)
    let contentFields = map.required("contents")?.entries()
    guard let decision else {
      // Which of these belong here is not known, so none of them is a mistake.
      for key in ["extensions", "extensionless", "why", "instead"] { _ = map.optional(key) }
      return nil
    }
    let contents = contentFields?.map { claims.claim($0, decision) }
    let names = decision == .allow ? Names(map) : nil
    let reason = decision == .forbid ? Self.reason(map) : nil
    guard let id, let title, let contents, !contents.contains(nil),
      (decision == .allow) == (names != nil), (decision == .forbid) == (reason != nil)
    else { return nil }
    self.init(
      id: id, title: title, decision: decision, contents: contents.compactMap(\.self),
      extensions: names?.extensions ?? [], extensionless: names?.extensionless ?? false,
      reason: reason)
  }

  private static func reason(_ map: FieldMap) -> Explanation? {
    let (why, instead) = (map.required("why")?.words(), map.required("instead")?.words())
    guard let why, let instead else { return nil }
    return Explanation(what: why, hint: instead)
  }

  /// Under which names content of the group may come in.
  private struct Names {
    let extensions: Set<String>
    let extensionless: Bool

    init?(_ map: FieldMap) {
      let fields = map.required("extensions")?.entries()
      let extensionless = map.optional("extensionless").map { $0.flag() } ?? false
      var seen = Set<String>()
      let texts = fields?.map { $0.fileExtension(unlike: &seen) }
      guard let texts, !texts.contains(nil), let extensionless else { return nil }
      extensions = seen
      self.extensionless = extensionless
    }
  }
}

extension Field {
  /// The items of a list that must have one.
  fileprivate func entries() -> [Field]? {
    guard let items = list() else { return nil }
    guard !items.isEmpty else {
      let name = Quoted(name)
      report(
        .emptyList, Words("\(name.chinese) 是空的", "\(name.english) is empty"),
        hint: Words("请至少写一项", "write at least one"))
      return nil
    }
    return items
  }

  /// An extension in lower case, without its dot, that is not in `seen` yet.
  fileprivate func fileExtension(unlike seen: inout Set<String>) -> String? {
    guard let text = text() else { return nil }
    guard FileExtension(of: RawName("x." + text)) == .plain(text), text.utf8.count <= 16 else {
      reportValue(
        hint: Words("只用小写字母和数字，不带点，例如 pdf", "lower-case letters and digits, no dot, e.g. pdf"))
      return nil
    }
    guard seen.insert(text).inserted else {
      reportValue(.duplicateEntry, hint: Words("请只保留一个", "keep one of them"))
      return nil
    }
    return text
  }
}
