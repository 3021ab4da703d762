import GateDomain
import Yams

extension PolicyExample {
  /// The words an example of types may expect.
  private enum TypeWord: String, CaseIterable { case allow, forbid, mismatch, unknown }
  /// The words an example of signatures may expect.
  private enum AgeWord: String, CaseIterable { case fresh, warn, hold }

  /// Reads one file of `tests/`.
  static func list(_ map: FieldMap) -> [PolicyExample] {
    defer { map.finish() }
    return entries(map.optional("types"), type) + entries(map.optional("settings"), setting)
      + entries(map.optional("requests"), request)
      + entries(map.optional("signatures"), signatures)
  }

  private static func entries(
    _ field: Field?, _ read: (FieldMap, Field) -> [PolicyExample]
  ) -> [PolicyExample] {
    (field?.list() ?? []).flatMap { item in
      guard let map = item.mapping() else { return [PolicyExample]() }
      defer { map.finish() }
      return read(map, item)
    }
  }

  private static func type(_ map: FieldMap, _ field: Field) -> [PolicyExample] {
    let name = map.required("name")?.line()
    let given = map.required("given")?.mapping()
    let files = given?.required("file")?.oneOrMore()
    let contents = given?.required("content")?.oneOrMore()
    given?.finish()
    let expected = map.required("expect")?.choice(TypeWord.self)
    guard let name, let files, let contents, let expected else { return [] }
    return contents.flatMap { content in
      files.map { file in
        let type = content == "none" ? nil : ContentType(rawValue: content)
        return PolicyExample(
          file: field.file, line: field.node.place?.line ?? 1,
          name: "\(name) [\(file), \(content)]",
          question: .type(content: type, file: RawName(file)), expected: expected.rawValue)
      }
    }
  }

  private static func request(_ map: FieldMap, _ field: Field) -> [PolicyExample] {
    guard let given = map.required("given")?.mapping() else { return [] }
    let form = given.required("form")?.text()
    var facts: [String: String] = [:]
    for (key, value) in given.entries() where key != "form" { facts[key] = value.text() }
    given.finish()
    return example(
      map, field, form.map { .request(form: $0, facts: facts) }, map.required("expect")?.text())
  }

  private static func setting(_ map: FieldMap, _ field: Field) -> [PolicyExample] {
    let setting = map.required("setting")?.text()
    return example(
      map, field, setting.map(Question.setting), map.required("expect")?.text())
  }

  private static func signatures(_ map: FieldMap, _ field: Field) -> [PolicyExample] {
    let days = map.required("age")?.whole(86_400, "d", in: 0...10_000)
    let expected = map.required("expect")?.choice(AgeWord.self)?.rawValue
    return example(map, field, days.map { .signatures(days: Int64($0)) }, expected)
  }

  private static func example(
    _ map: FieldMap, _ field: Field, _ question: Question?, _ expected: String?
  ) -> [PolicyExample] {
    guard let name = map.required("name")?.line(), let question, let expected else { return [] }
    return [
      PolicyExample(
        file: field.file, line: field.node.place?.line ?? 1, name: name, question: question,
        expected: expected)
    ]
  }
}

extension Field {
  /// One text, or a list of at least one.
  fileprivate func oneOrMore() -> [String]? {
    guard node.sequence != nil else { return text().map { [$0] } }
    let texts = list()?.map { $0.text() } ?? []
    guard !texts.isEmpty, !texts.contains(nil) else {
      if texts.isEmpty { reportKind(Words("一段文字或一个列表", "a text or a list of texts")) }
      return nil
    }
    return texts.compactMap(\.self)
  }
}
