import GateDomain

extension HeldPolicy {
  private enum Word: String, CaseIterable {
    case hold, review, forbid
  }

  private static let mostOfficers = 5

  /// Reads `held.yaml`: one line for every reason.
  init?(_ map: FieldMap) {
    guard let lines = map.required("held")?.mapping() else { return nil }
    var decisions: [HeldReason: HeldDecision] = [:]
    for reason in Self.decided {
      decisions[reason] = lines.required(reason.rawValue).flatMap(Self.decision)
    }
    lines.finish()
    guard decisions.count == Self.decided.count else { return nil }
    self.init(decisions: decisions)
  }

  private static func decision(_ field: Field) -> HeldDecision? {
    guard let map = field.mapping() else { return nil }
    defer { map.finish() }
    let word = map.required("decision")?.choice(Word.self)
    guard word == .review else {
      if word == nil { _ = map.optional("officers") }
      return word.map { $0 == .hold ? .hold : .forbid }
    }
    return map.required("officers")?.integer(in: 1...mostOfficers).map { .review(officers: $0) }
  }
}
