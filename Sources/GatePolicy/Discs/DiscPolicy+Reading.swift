import GateDomain
import GateForms

extension DiscPolicy {
  private enum Word: String, CaseIterable {
    case stop, show
  }

  /// Reads `discs.yaml`: the levels that need a second person, and one line for every reason.
  init?(_ map: FieldMap, levels: [Level]) {
    let items = map.required("witness")?.list()?.map { $0.level(of: levels) }
    guard let lines = map.required("unread")?.mapping() else { return nil }
    defer { lines.finish() }
    var words: [UnreadReason: Word] = [:]
    for reason in UnreadReason.allCases {
      words[reason] = lines.required(reason.rawValue)?.choice(Word.self)
    }
    guard words.count == UnreadReason.allCases.count, let items, !items.contains(nil) else {
      return nil
    }
    self.init(
      stops: Set(words.filter { $0.value == .stop }.keys),
      witnessed: Set(items.compactMap(\.self)))
  }
}

extension Field {
  fileprivate func level(of levels: [Level]) -> String? {
    guard let text = text() else { return nil }
    guard levels.contains(where: { $0.id == text }) else {
      reportValue(hint: Self.suggestion(for: text, in: levels.map(\.id)))
      return nil
    }
    return text
  }
}
