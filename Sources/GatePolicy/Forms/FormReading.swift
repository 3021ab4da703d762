import GateDomain
import GateForms
import GateSigning

/// Reads the forms of a policy folder together with their routes.
struct FormReading {
  let folder: PolicyFolder
  let problems: ProblemList

  /// Every form with its route; nil when a problem was reported.
  ///
  /// Security: a form without a route, or a route without a form, is a problem: nobody may ask for
  /// what nobody would decide.
  func forms(levels: [Level], secondsOfDay: Int64) -> [(form: Form, route: Route)]? {
    let names = Set(stems(of: "forms")).union(stems(of: "routes")).union(["inbound"]).sorted()
    let read = names.map { name -> (form: Form, route: Route)? in
      let form = form(name)
      guard let map = map("routes/\(name).yaml") else { return nil }
      guard let form else { return nil }
      defer { map.finish() }
      let reading = RouteReading(form: form, levels: levels, secondsOfDay: secondsOfDay)
      return reading.route(map).map { (form, $0) }
    }
    return read.contains { $0 == nil } ? nil : read.compactMap(\.self)
  }

  private func form(_ name: String) -> Form? {
    let file = "forms/\(name).yaml"
    guard let map = map(file) else { return nil }
    defer { map.finish() }
    return Form(map, id: name, version: Digest.of(folder.files[file] ?? []))
  }

  private func map(_ file: String) -> FieldMap? {
    PolicyBundle.map(of: file, in: folder, problems: problems)
  }

  private func stems(of name: String) -> [String] {
    folder.files(in: name).map { String($0.dropFirst(name.count + 1).dropLast(5)) }
  }
}

extension WorkingCalendar {
  /// Reads the calendars of a policy folder.
  static func read(_ folder: PolicyFolder, problems: ProblemList) -> WorkingCalendar? {
    let hours = PolicyBundle.map(of: hoursFile, in: folder, problems: problems)
    let years = folder.files(in: "calendars").filter { $0 != hoursFile }.map { file in
      (file, PolicyBundle.map(of: file, in: folder, problems: problems))
    }
    guard !years.contains(where: { $0.1 == nil }) else { return nil }
    return read(hours: hours, years: years.compactMap { file, map in map.map { (file, $0) } })
  }
}
