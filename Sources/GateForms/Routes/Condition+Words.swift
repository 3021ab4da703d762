public import GateDomain

extension Condition {
  /// The condition as a sentence for people.
  public func words(in form: Form, levels: [Level]) -> Words {
    switch self {
    case .fact(let name, let comparison):
      Self.words(name, comparison, in: form, levels: levels)
    case .all(let parts): Self.joined(parts, "，并且", " and ", in: form, levels)
    case .any(let parts): Self.joined(parts, "，或者", " or ", in: form, levels)
    case .not(let part):
      { Words("并非（\($0.chinese)）", "not (\($0.english))") }(part.words(in: form, levels: levels))
    }
  }

  private static func joined(
    _ parts: [Condition], _ chinese: String, _ english: String, in form: Form, _ levels: [Level]
  ) -> Words {
    let words = parts.map { $0.words(in: form, levels: levels) }
    return Words(
      words.map(\.chinese).joined(separator: chinese),
      words.map(\.english).joined(separator: english))
  }

  private static func words(
    _ name: FactName, _ comparison: Comparison, in form: Form, levels: [Level]
  ) -> Words {
    let subject = name.words(in: form)
    let isLevel = name.aspect == .level || form.field(name.field)?.kind == .level
    func shown(_ number: Int64) -> Words {
      guard isLevel, levels.indices.contains(Int(number)) else {
        return Words(String(number), String(number))
      }
      return levels[Int(number)].label
    }
    switch comparison {
    case .atLeast(let least):
      return Words(
        "\(subject.chinese)达到 \(shown(least).chinese)",
        "\(subject.english) is at least \(shown(least).english)")
    case .atMost(let most):
      return Words(
        "\(subject.chinese)不超过 \(shown(most).chinese)",
        "\(subject.english) is at most \(shown(most).english)")
    case .isIn(let words):
      let all = words.map { word in
        isLevel
          ? Int64(word).map(shown) ?? Words(word, word)
          : form.choice(word, of: name.field) ?? Words(word, word)
      }
      return Words(
        "\(subject.chinese)为\(all.map(\.chinese).joined(separator: "、"))",
        "\(subject.english) is \(all.map(\.english).joined(separator: " or "))")
    }
  }
}

extension Form {
  /// What people read for a word of a choice.
  public func choice(_ word: String, of field: String) -> Words? {
    guard case .choice(let choices) = self.field(field)?.kind else { return nil }
    return choices.first { $0.id == word }?.label
  }
}

extension FactName {
  func words(in form: Form) -> Words {
    let field = form.field(field)?.label ?? Words("申请人", "requester")
    guard let aspect else { return Words("“\(field.chinese)”", "“\(field.english)”") }
    let side = aspect.words
    return Words("“\(field.chinese)”的\(side.chinese)", "\(side.english) of “\(field.english)”")
  }
}

extension FactName.Aspect {
  var words: Words {
    switch self {
    case .days: Words("天数", "days")
    case .hours: Words("小时数", "hours")
    case .count: Words("项数", "number")
    case .copies: Words("总份数", "copies")
    case .level: Words("最高密级", "highest level")
    case .department: Words("部门", "department")
    }
  }
}
