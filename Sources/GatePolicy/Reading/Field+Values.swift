package import GateDomain

extension Field {
  /// A whole number within `range`.
  package func integer(in range: ClosedRange<Int>) -> Int? {
    guard let text = text() else { return nil }
    guard let number = Int(text), text.allSatisfy(\.isASCII) else {
      reportKind(Words("整数", "a whole number"))
      return nil
    }
    guard range.contains(number) else {
      reportValue(
        hint: Words(
          "允许 \(range.lowerBound) 到 \(range.upperBound)",
          "allowed are \(range.lowerBound) to \(range.upperBound)"))
      return nil
    }
    return number
  }

  /// `true` or `false`, spelt exactly so.
  package func flag() -> Bool? {
    guard let text = text() else { return nil }
    guard let flag = Bool(text) else {
      reportKind(Words(" true 或 false", "true or false"))
      return nil
    }
    return flag
  }

  /// Seconds of a duration such as `30m`, within `range`.
  package func duration(in range: ClosedRange<Int64>) -> Int64? {
    amount(
      units: Quantity.durations, in: range,
      form: Words("整数加单位 s、m、h 或 d，例如 30m", "digits and s, m, h or d, e.g. 30m"))
  }

  /// Bytes of a size such as `2GiB`, within `range`.
  func size(in range: ClosedRange<Int64>) -> UInt64? {
    amount(
      units: Quantity.sizes, in: range,
      form: Words("整数加单位 B、KiB、MiB 或 GiB，例如 512MiB", "digits and B, KiB, MiB or GiB, e.g. 512MiB")
    ).map(UInt64.init)
  }

  private func amount(
    units: [(unit: String, factor: Int64)], in range: ClosedRange<Int64>, form: Words
  ) -> Int64? {
    guard let text = text() else { return nil }
    guard let amount = Quantity.parse(text, units: units) else {
      reportValue(hint: Words("请写\(form.chinese)", "write \(form.english)"))
      return nil
    }
    guard range.contains(amount) else {
      let low = Quantity.format(range.lowerBound, units: units)
      let high = Quantity.format(range.upperBound, units: units)
      reportValue(hint: Words("允许 \(low) 到 \(high)", "allowed are \(low) to \(high)"))
      return nil
    }
    return amount
  }

  /// One of a few words, with the nearest one in the hint.
  package func choice<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type = Choice.self, code: PolicyProblem.Code = .badValue
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text() else { return nil }
    guard let choice = Choice(rawValue: text) else {
      reportValue(code, hint: Self.suggestion(for: text, in: Choice.allCases.map(\.rawValue)))
      return nil
    }
    return choice
  }

  /// The same text in both languages, from `{ zh: …, en: … }`.
  package func words() -> Words? {
    guard let map = mapping() else { return nil }
    let (chinese, english) = (map.required("zh")?.line(), map.required("en")?.line())
    map.finish()
    guard let chinese, let english else { return nil }
    return Words(chinese, english)
  }

  /// Asks whether a known word was meant, and lists them all if none is near.
  static func suggestion(for word: String, in known: [String]) -> Words {
    if let near = NearestWord.to(word, in: known) {
      return Words("是不是要写“\(near)”？", "did you mean \"\(near)\"?")
    }
    return Words(
      "可用的有：\(known.joined(separator: "、"))", "known are \(known.joined(separator: ", "))")
  }
}
