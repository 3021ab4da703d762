import GateDomain

extension DiscPolicy {
  private enum Word: String, CaseIterable {
    case stop, show
  }

  /// Reads `discs.yaml`: one line for every reason.
  init?(_ map: FieldMap) {
    guard let lines = map.required("unread")?.mapping() else { return nil }
    defer { lines.finish() }
    var words: [UnreadReason: Word] = [:]
    for reason in UnreadReason.allCases {
      words[reason] = lines.required(reason.rawValue)?.choice(Word.self)
    }
    guard words.count == UnreadReason.allCases.count else { return nil }
    self.init(stops: Set(words.filter { $0.value == .stop }.keys))
  }
}
