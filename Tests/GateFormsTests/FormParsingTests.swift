import GateDomain
import GateForms
import Testing

@Suite("Filled forms")
struct FormParsingTests {
  static let now = Timestamp(milliseconds: 1_795_334_400_000)
  static let person = Person(
    id: Identifier("wang"), name: "王", department: "一科", roles: [.staff])
  static let context = FormContext(
    stations: [
      Station(id: Identifier("ST-01"), name: "一号"), Station(id: Identifier("ST-02"), name: "二号"),
    ], people: [person],
    levels: [
      Level(id: "public", label: Words("公开", "public")),
      Level(id: "internal", label: Words("内部", "internal")),
    ], now: now, offsetSeconds: 28_800)

  static func field(
    _ id: String, _ kind: FieldKind, required: Bool = true, when: Condition? = nil
  ) -> FormField {
    FormField(
      id: id, label: Words("字段\(id)", id), help: nil, kind: kind, isRequired: required,
      requiredWhen: when)
  }

  static func form(_ fields: [FormField]) -> Form {
    Form(
      id: "f", version: zero, title: Words("表", "form"), about: Words("表", "form"),
      numbering: "{year}-{n}", openTo: [.staff], subject: fields[0].id, fields: fields,
      terms: GrantTerms(action: nil))
  }

  static var zero: Digest {
    guard let digest = Digest(bytes: [UInt8](repeating: 0, count: 32)) else {
      preconditionFailure("32 bytes are a digest")
    }
    return digest
  }

  /// The value of one field, or the problems with their fields.
  static func value(_ kind: FieldKind, _ texts: [String: String], required: Bool = true)
    -> (value: FormValue?, wrong: [String])
  {
    let form = form([field("x", kind, required: required)])
    do {
      let content = try form.parsed(
        FilledForm(form: "f", texts: texts), by: person, in: context)
      return (content.values["x"], [])
    } catch {
      return (nil, error.problems.map(\.field))
    }
  }

  static let text = FieldKind.text(.init(rows: 1, length: 2...5, pattern: nil))
  static let serial = FieldKind.text(.init(rows: 1, length: 1...9, pattern: "[A-Z0-9]+"))

  @Test(
    "texts are trimmed, bounded, visible and like their pattern",
    arguments: [
      (text, "  甲乙 ", "甲乙"), (text, "甲乙丙丁戊", "甲乙丙丁戊"), (text, "甲乙丙丁戊己", nil), (text, "甲", nil),
      (text, "", nil), (text, "  ", nil), (text, "a\u{202e}b", nil), (text, "a\u{0}b", nil),
      (text, "a\nb", nil), (serial, "A1", "A1"), (serial, "a1", nil), (serial, "A1 B", nil),
      (serial, "A1\n", "A1"), (serial, "A1'; --", nil),
    ])
  func texts(kind: FieldKind, typed: String, expected: String?) {
    let result = Self.value(kind, ["x": typed])
    #expect(result.value == expected.map(FormValue.text))
    #expect(result.wrong == (expected == nil ? ["x"] : []))
  }

  @Test(
    "a field of any kind that need not be filled in may be left empty",
    arguments: [
      text, serial, .number(1...3), .choice([Choice(id: "a", label: Words("甲", "a"))]), .day,
      .period(longest: 3_600, ahead: 3_600), .person, .department, .station, .device,
      .addresses(most: 3), .level, .lines(most: 3, length: 9),
      .files(.init(most: 3, hasLevels: true, mostCopies: 2)), .attachment(most: 10),
    ])
  func empty(kind: FieldKind) {
    for texts in [[:], ["x": ""], ["x": " \t　"]] {
      let result = Self.value(kind, texts, required: false)
      #expect(result.wrong.isEmpty, "\(kind.name)")
      #expect(result.value == nil || kind.name == "department", "\(kind.name)")
    }
  }

  @Test(
    "numbers are whole and in their range",
    arguments: [
      ("7", 7), ("-3", -3), ("10", 10), ("11", nil), ("-4", nil), ("7.0", nil), ("７", nil),
      ("1e1", nil), ("99999999999999999999", nil), ("", nil),
    ] as [(String, Int64?)])
  func numbers(typed: String, expected: Int64?) {
    #expect(Self.value(.number(-3...10), ["x": typed]).value == expected.map(FormValue.number))
  }

  @Test(
    "words come from their list",
    arguments: [
      (FieldKind.level, "internal", true), (.level, "secret", false), (.person, "wang", true),
      (.person, "wu", false), (.department, "一科", true), (.department, "二科", false),
      (.station, "ST-02", true), (.station, "ST-03", false), (.station, "", false),
      (.choice([Choice(id: "a", label: Words("甲", "a"))]), "a", true),
      (.choice([Choice(id: "a", label: Words("甲", "a"))]), "b", false),
    ])
  func words(kind: FieldKind, typed: String, isGood: Bool) {
    #expect((Self.value(kind, ["x": typed]).value == .text(typed)) == isGood)
  }

  @Test(
    "hardware addresses are of one card each, written one way",
    arguments: [
      ("3c-52-82-01-A2-0F", ["3c:52:82:01:a2:0f"]), ("3c528201a20f", ["3c:52:82:01:a2:0f"]),
      ("3c:52:82:01:a2:0f\n\n02:00:00:00:00:01", ["3c:52:82:01:a2:0f", "02:00:00:00:00:01"]),
      ("3c:52:82:01:a2", nil), ("3c:52:82:01:a2:0g", nil), ("ff:ff:ff:ff:ff:ff", nil),
      ("01:00:5e:00:00:01", nil), ("00:00:00:00:00:00", nil),
      ("3c528201a20f\n3c:52:82:01:a2:0f", nil), ("a", nil),
    ] as [(String, [String]?)])
  func addresses(typed: String, expected: [String]?) {
    #expect(Self.value(.addresses(most: 2), ["x": typed]).value == expected.map(FormValue.list))
  }

  @Test(
    "periods end after now and after they begin, and are not too long or too far",
    arguments: [
      ("", "2026-11-22T17:00", []), ("2026-11-22T17:00", "2026-11-22T18:00", []),
      ("", "", ["x.until"]), ("", "2026-11-22T15:00", ["x.until"]),
      ("2026-11-22T18:00", "2026-11-22T17:00", ["x.until"]),
      ("2026-11-22T17:00", "2026-11-23T17:01", ["x.until"]),
      ("2026-12-22T17:00", "2026-12-22T18:00", ["x.from"]),
      ("yesterday", "2026-11-22T18:00", ["x.from"]),
      ("2026-02-30T10:00", "2026-11-22T18:00", ["x.from"]),
    ])
  func periods(from: String, until: String, wrong: [String]) {
    let result = Self.value(
      .period(longest: 86_400, ahead: 86_400), ["x.from": from, "x.until": until])
    #expect(result.wrong == wrong)
    #expect((result.value == nil) == !wrong.isEmpty)
  }

  @Test("files need a name, a level and a number of copies, and each name once")
  func files() {
    let kind = FieldKind.files(.init(most: 3, hasLevels: true, mostCopies: 5))
    func wrong(_ texts: [String: String]) -> [String] { Self.value(kind, texts).wrong }
    let good = ["x.0.name": "a.doc", "x.0.level": "internal", "x.0.copies": "2"]
    #expect(
      Self.value(kind, good).value
        == .files([NamedFile(name: "a.doc", level: "internal", copies: 2)]))
    #expect(wrong(["x.2.copies": "1"]) == ["x.0.name"])
    #expect(wrong(good.merging(["x.0.copies": "6"]) { $1 }) == ["x.0.copies"])
    #expect(wrong(good.merging(["x.0.copies": "0"]) { $1 }) == ["x.0.copies"])
    #expect(wrong(good.merging(["x.0.level": "secret"]) { $1 }) == ["x.0.level"])
    #expect(wrong(good.merging(["x.0.name": " "]) { $1 }) == ["x.0.name"])
    #expect(wrong(good.merging(["x.0.name": "a\u{202e}cod"]) { $1 }) == ["x.0.name"])
    #expect(wrong(good.merging(["x.1.name": "a.doc", "x.1.level": "public"]) { $1 }) == ["x"])
    #expect(wrong(good.merging(["x.3.name": "b"]) { $1 }) == ["x"])
  }

  @Test("a field can be needed because of another one")
  func neededWhen() {
    let kind = FieldKind.choice([
      Choice(id: "pc", label: Words("电脑", "pc")), Choice(id: "disk", label: Words("盘", "disk")),
    ])
    let when = Condition.fact(FactName(field: "kind", aspect: nil), .isIn(["pc"]))
    let form = Self.form([
      Self.field("kind", kind), Self.field("mac", .addresses(most: 2), required: false, when: when),
    ])
    func wrong(_ texts: [String: String]) -> [String] {
      do {
        _ = try form.parsed(FilledForm(form: "f", texts: texts), by: Self.person, in: Self.context)
        return []
      } catch { return error.problems.map(\.field) }
    }
    #expect(wrong(["kind": "disk"]) == [])
    #expect(wrong(["kind": "pc"]) == ["mac"])
    #expect(wrong(["kind": "pc", "mac": "3c528201a20f"]) == [])
    // A mistake in the field is told once, not twice.
    #expect(wrong(["kind": "pc", "mac": "x"]) == ["mac"])
  }

  @Test("texts that the form has no field for are never stored, and too much is refused")
  func limits() throws {
    let form = Self.form([
      Self.field("x", .text(.init(rows: 5, length: 1...2_000))),
      Self.field("y", .lines(most: 500, length: 500), required: false),
    ])
    let content = try form.parsed(
      FilledForm(form: "f", texts: ["x": "a", "evil": "b"]), by: Self.person, in: Self.context)
    #expect(content.values == ["x": .text("a")])
    let big = [String](repeating: String(repeating: "甲", count: 50), count: 50)
    #expect(throws: FormProblems.self) {
      try form.parsed(
        FilledForm(form: "f", texts: ["x": "a", "y": big.joined(separator: "\n")]), by: Self.person,
        in: Self.context)
    }
  }

  @Test("what was parsed can be filled in again and says the same")
  func roundTrip() throws {
    let form = Self.form([
      Self.field("t", .text(.init(rows: 3, length: 1...99))), Self.field("n", .number(0...9)),
      Self.field("d", .day), Self.field("p", .period(longest: 86_400, ahead: 86_400)),
      Self.field("dev", .device), Self.field("l", .lines(most: 3, length: 9)),
      Self.field("f", .files(.init(most: 3, hasLevels: true, mostCopies: 5))),
    ])
    let texts = [
      "t": "一\n二", "n": "3", "d": "2026-11-30", "p.from": "2026-11-22T17:00",
      "p.until": "2026-11-22T18:00", "dev": "0951:1666:text:A1", "l": "a\nb", "f.0.name": "x",
      "f.0.level": "public",
    ]
    let content = try form.parsed(
      FilledForm(form: "f", texts: texts), by: Self.person, in: Self.context)
    #expect(content.values.count == form.fields.count)
    let again = form.filled(from: content, offsetSeconds: 28_800)
    let second = try form.parsed(again, by: Self.person, in: Self.context)
    #expect(second == content)
  }
}
