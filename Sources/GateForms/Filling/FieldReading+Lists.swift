import GateDomain

extension FieldReading {
  mutating func period(longest: Int64, ahead: Int64) -> FormValue? {
    let (from, until) = (
      Self.trimmed(form["\(field.id).from"]), Self.trimmed(form["\(field.id).until"])
    )
    if from.isEmpty, until.isEmpty, !field.isRequired { return nil }
    let begin = from.isEmpty ? context.now : moment(from, ".from")
    let end = moment(until, ".until")
    guard let begin, let end else { return nil }
    guard end > context.now, let window = Window(notBefore: begin, notAfter: end) else {
      note(.endsTooEarly, at: ".until")
      return nil
    }
    if end.milliseconds - begin.milliseconds > longest * 1000 {
      note(.tooLongWindow(longest), at: ".until")
    }
    if begin > context.now.adding(seconds: ahead) { note(.tooFarAhead(ahead), at: ".from") }
    return problems.isEmpty ? .period(window) : nil
  }

  private mutating func moment(_ text: String, _ part: String) -> Timestamp? {
    guard !text.isEmpty else {
      note(.empty, at: part)
      return nil
    }
    guard let moment = Timestamp(formText: text, offsetSeconds: context.offsetSeconds) else {
      note(.notATime, at: part)
      return nil
    }
    return moment
  }

  mutating func lines(most: Int, length: Int) -> FormValue? {
    let lines = typedLines
    if lines.count > most { note(.tooMany(most)) }
    if lines.contains(where: { $0.count > length }) { note(.tooLong(length)) }
    if !lines.allSatisfy(Self.isPlain) { note(.invisible) }
    return problems.isEmpty && !lines.isEmpty ? .list(lines) : nil
  }

  mutating func addresses(_ most: Int) -> FormValue? {
    let lines = typedLines
    let addresses = lines.map(Self.address)
    if lines.count > most { note(.tooMany(most)) }
    if addresses.contains(nil) { note(.notAnAddress) }
    let known = addresses.compactMap(\.self)
    if Set(known).count < known.count { note(.sameTwice) }
    return problems.isEmpty && !known.isEmpty ? .list(known) : nil
  }

  mutating func files(_ rules: FieldKind.FileRules) -> FormValue? {
    guard form.rows(of: field.id, most: rules.most + 1) <= rules.most else {
      note(.tooMany(rules.most))
      return nil
    }
    let rows = (0..<form.rows(of: field.id, most: rules.most)).map { row in
      (row, ["name", "level", "copies"].map { Self.trimmed(form["\(field.id).\(row).\($0)"]) })
    }
    // An untouched row has its copies filled in already.
    let files = rows.filter { !$0.1[0].isEmpty || !$0.1[1].isEmpty }.compactMap {
      file($0.0, $0.1, rules)
    }
    if Set(files.map(\.name)).count < files.count { note(.sameTwice) }
    return problems.isEmpty && !files.isEmpty ? .files(files) : nil
  }

  private mutating func file(_ row: Int, _ texts: [String], _ rules: FieldKind.FileRules)
    -> NamedFile?
  {
    let name = texts[0]
    if name.isEmpty { note(.fileWithoutName, at: ".\(row).name") }
    if name.count > 300 { note(.tooLong(300), at: ".\(row).name") }
    if !Self.isPlain(name) || name.contains(where: \.isNewline) {
      note(.invisible, at: ".\(row).name")
    }
    if rules.hasLevels, !context.levels.contains(where: { $0.id == texts[1] }) {
      note(.unknownChoice, at: ".\(row).level")
    }
    let copies = texts[2].isEmpty ? 1 : Int(texts[2]) ?? 0
    if let most = rules.mostCopies, !(1...most).contains(copies) {
      note(.notANumber(1...Int64(most)), at: ".\(row).copies")
    }
    return NamedFile(
      name: name, level: rules.hasLevels ? texts[1] : "",
      copies: rules.mostCopies == nil ? 1 : copies)
  }

  private var typedLines: [String] {
    form[field.id].split(whereSeparator: \.isNewline).map { Self.trimmed(String($0)) }
      .filter { !$0.isEmpty }
  }

  /// A hardware address as `aa:bb:cc:dd:ee:ff`; nil for texts that are none, and for addresses that
  /// no single card can have.
  static func address(_ text: String) -> String? {
    let digits = text.lowercased().filter { !":-.".contains($0) }
    guard let bytes = Hex.decode(digits), bytes.count == 6, bytes[0] & 1 == 0,
      bytes.contains(where: { $0 != 0 })
    else { return nil }
    return bytes.map { Hex.encode([$0]) }.joined(separator: ":")
  }
}
