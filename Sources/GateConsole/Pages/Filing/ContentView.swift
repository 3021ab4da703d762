import GateDomain
import GateForms
import GateOffice
import GatePolicy

/// What somebody asks for, field by field, as people read it.
struct ContentView {
  let content: RequestContent
  let office: Office
  let voice: Voice
  /// People by account, for fields that name one.
  var people: [Identifier<Person>: Person] = [:]
  /// Where the request's files can be fetched; nil where nobody can yet.
  var filesPath: String?

  private var form: Form? { office.policy.form(content.form) }

  /// Adds a row for every field that is filled in; fields that the form has no more come last.
  func add(to facts: inout Facts) {
    let known = form?.fields ?? []
    for field in known {
      guard let value = content.values[field.id] else { continue }
      facts.add(voice(field.label), html(value, of: field))
    }
    let names = Set(known.map(\.id))
    for (name, value) in content.values.sorted(by: { $0.key < $1.key })
    where !names.contains(name) {
      facts.add(name, html(value, of: nil))
    }
  }

  /// The same rows as plain text.
  var plainRows: [[String]] {
    let known = form?.fields ?? []
    let names = Set(known.map(\.id))
    let others = content.values.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
    return known.compactMap { field in
      content.values[field.id].map { [voice(field.label), text($0, of: field)] }
    } + others.map { [$0.key, text($0.value, of: nil)] }
  }

  /// One value.
  func html(_ value: FormValue, of field: FormField?) -> HTML {
    switch value {
    case .text(let text): "<span class=\"words\">\(word(text, of: field))</span>"
    case .number(let number): "\(number)"
    case .day(let day): "\(day.text)"
    case .period(let window):
      "\(voice.time(window.notBefore)) – \(voice.time(window.notAfter))"
    case .device(let device): "<code>\(device.display)</code>"
    case .list(let lines): list(lines)
    case .files(let files): table(files)
    case .attachment(let file): attachment(file)
    }
  }

  private func attachment(_ file: Attachment) -> HTML {
    let name: HTML =
      filesPath.map {
        "<a href=\"\($0)/\(PathText.encoded(file.id.rawValue))\" download><bdi>\(file.name)</bdi></a>"
      } ?? "<bdi>\(file.name)</bdi>"
    return "\(name) · \(Voice.short(file.size))<br>SHA-256 \(HTML.digest(file.digest))"
  }

  /// One value as plain text, for comparing versions.
  func text(_ value: FormValue, of field: FormField?) -> String {
    switch value {
    case .text(let text): word(text, of: field)
    case .number(let number): String(number)
    case .day(let day): day.text
    case .period(let window):
      [window.notBefore, window.notAfter].map { $0.display(offsetSeconds: voice.offsetSeconds) }
        .joined(separator: " – ")
    case .device(let device): device.display
    case .list(let lines): lines.joined(separator: "\n")
    case .files(let files):
      files.map { file in
        [file.name, level(file.level), "×\(file.copies)"].filter { !$0.isEmpty }
          .joined(separator: " ")
      }.joined(separator: "\n")
    case .attachment(let file): "\(file.name)\n\(file.digest.hex)"
    }
  }

  private func word(_ text: String, of field: FormField?) -> String {
    switch field?.kind {
    case .choice(let choices): choices.first { $0.id == text }.map { voice($0.label) } ?? text
    case .level: level(text)
    case .person: people[Identifier(text)].map { "\($0.name) · \($0.department)" } ?? text
    default: text
    }
  }

  private func level(_ id: String) -> String {
    office.policy.levels.first { $0.id == id }.map { voice($0.label) } ?? id
  }

  private func list(_ lines: [String]) -> HTML {
    let items: [HTML] = lines.map { "<li><bdi>\($0)</bdi></li>" }
    return "<ul class=\"plain\">\(items)</ul>"
  }

  private func table(_ files: [NamedFile]) -> HTML {
    let rows: [HTML] = files.map { file in
      """
      <tr><td class="path"><bdi>\(file.name)</bdi></td><td>\(level(file.level))</td>\
      <td class="number">\(file.copies)</td></tr>
      """
    }
    return """
      <table class="inner"><thead><tr><th scope="col">\(voice("文件名", "File name"))</th>\
      <th scope="col">\(voice("密级", "Level"))</th><th scope="col">\(voice("份数", "Copies"))</th></tr></thead>\
      <tbody>\(rows)</tbody></table>
      """
  }
}
