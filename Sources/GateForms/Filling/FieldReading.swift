import GateDomain

/// Turns the texts of one field into its value, or into what is wrong with them.
struct FieldReading {
  let field: FormField
  let form: FilledForm
  let context: FormContext
  var problems: [FormProblem] = []

  init(_ field: FormField, of form: FilledForm, in context: FormContext) {
    self.field = field
    self.form = form
    self.context = context
  }

  /// The value; nil when the field is empty or something is wrong with it.
  mutating func value() -> FormValue? {
    switch field.kind {
    case .text(let rules): text(rules)
    case .number(let range): number(range)
    case .choice(let choices): word(among: choices.map(\.id))
    case .day: day()
    case .period(let longest, let ahead): period(longest: longest, ahead: ahead)
    case .person: word(among: context.people.map(\.id.rawValue))
    case .department: word(among: context.departments)
    case .station: station()
    case .device: device()
    case .addresses(let most): addresses(most)
    case .level: word(among: context.levels.map(\.id))
    case .lines(let most, let length): lines(most: most, length: length)
    case .files(let rules): files(rules)
    case .attachment(let most): attachment(most)
    }
  }

  /// Notes what is wrong with the field, or with one text of it.
  mutating func note(_ explanation: Explanation, at part: String = "") {
    problems.append(
      FormProblem(field: field.id + part, label: field.label, explanation: explanation))
  }

  private var typed: String { Self.trimmed(form[field.id]) }

  private mutating func text(_ rules: FieldKind.TextRules) -> FormValue? {
    let text = typed
    guard !text.isEmpty else { return nil }
    if text.count > rules.length.upperBound { note(.tooLong(rules.length.upperBound)) }
    if text.count < rules.length.lowerBound { note(.tooShort(rules.length.lowerBound)) }
    if !Self.isPlain(text) || (rules.rows == 1 && text.contains(where: \.isNewline)) {
      note(.invisible)
    }
    if problems.isEmpty, let pattern = rules.pattern, !TextPattern.matches(text, pattern) {
      note(.unlikePattern)
    }
    return problems.isEmpty ? .text(text) : nil
  }

  private mutating func number(_ range: ClosedRange<Int64>) -> FormValue? {
    guard !typed.isEmpty else { return nil }
    guard typed.utf8.count <= 19, let number = Int64(typed), range.contains(number) else {
      note(.notANumber(range))
      return nil
    }
    return .number(number)
  }

  private mutating func word(among known: [String]) -> FormValue? {
    guard !typed.isEmpty else { return nil }
    guard known.contains(typed) else {
      note(.unknownChoice)
      return nil
    }
    return .text(typed)
  }

  private mutating func station() -> FormValue? {
    // With a single station there is nothing to choose.
    if typed.isEmpty, field.isRequired, context.stations.count == 1 {
      return .text(context.stations[0].id.rawValue)
    }
    guard !typed.isEmpty || field.isRequired else { return nil }
    guard context.stations.contains(where: { $0.id.rawValue == typed }) else {
      note(.unknownStation)
      return nil
    }
    return .text(typed)
  }

  private mutating func day() -> FormValue? {
    guard !typed.isEmpty else { return nil }
    guard let day = CalendarDay(text: typed) else {
      note(.notADay)
      return nil
    }
    return .day(day)
  }

  private mutating func device() -> FormValue? {
    guard !typed.isEmpty || field.isRequired else { return nil }
    guard let device = DeviceIdentity(formText: typed) else {
      note(.unknownDevice)
      return nil
    }
    guard !device.serial.bytes.isEmpty else {
      note(.noSerial)
      return nil
    }
    return .device(device)
  }

  // Security: only what this person handed in counts, whatever name the form sends.
  private mutating func attachment(_ most: UInt64) -> FormValue? {
    guard !typed.isEmpty else { return nil }
    guard let file = context.attachments.first(where: { $0.id.rawValue == typed }) else {
      note(.noAttachment)
      return nil
    }
    guard file.size <= most else {
      note(.attachmentTooLarge(most))
      return nil
    }
    return .attachment(file)
  }

  static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  // Line breaks and tabs are welcome in a purpose; anything else that cannot be seen is not.
  static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { "\n\r\t".unicodeScalars.contains($0) || RawName.isVisible($0) }
  }
}
