import GateDomain
public import GatePolicy

extension MachineRules {
  /// Reads `machines/*.yaml`, or throws every mistake with its file and line.
  public init(_ files: RuleFiles) throws(PolicyProblems) {
    self.init()
    let problems = ProblemList()
    for file in files.files.keys.filter({ $0.hasPrefix("machines/") }).sorted() {
      guard
        let map = Document.root(of: files.files[file] ?? [], in: file, problems: problems)?
          .mapping()
      else { continue }
      read(map)
      map.finish()
    }
    try problems.check()
  }

  private mutating func read(_ map: FieldMap) {
    map.section("systems") { readSystems($0) }
    map.section("antivirus") { readAntivirus($0) }
    map.section("networks") { part in
      networks = Weight(part)
      intranet = part.required("intranet")?.list()?.compactMap { $0.prefix() } ?? []
    }
    map.section("storage") { storage = Weight($0) }
    map.section("hours") { part in
      hours = Weight(part)
      openFrom = part.required("from")?.integer(in: 0...23) ?? 0
      openTo = part.required("to")?.integer(in: 1...24) ?? 24
    }
    software += map.unwanted("software", names: "packages")
    sites += map.unwanted("sites", names: "hosts")
  }

  private mutating func readSystems(_ map: FieldMap) {
    systemsWeight = Weight(map)
    allowedSystems = (map.required("allowed")?.list() ?? []).compactMap { field in
      guard let item = field.mapping() else { return nil }
      defer { item.finish() }
      guard let id = item.required("id")?.line(), let versions = item.required("versions")?.texts()
      else { return nil }
      return System(id: id, versions: versions)
    }
  }

  private mutating func readAntivirus(_ map: FieldMap) {
    antivirusWeight = Weight(map)
    databaseAgeSeconds = map.required("database-age")?.duration(in: 3_600...366 * 86_400) ?? 0
    var seen = Set<String>()
    products = (map.required("products")?.list() ?? []).compactMap { field in
      guard let item = field.mapping() else { return nil }
      defer { item.finish() }
      let (id, title) = (
        item.required("id")?.shortName(unlike: &seen), item.required("title")?.line()
      )
      let (programs, databases) = (
        item.required("programs")?.texts(), item.required("databases")?.texts()
      )
      guard let id, let title, let programs, let databases else { return nil }
      return Product(id: id, title: title, programs: programs, databases: databases)
    }
  }
}

extension MachineRules.Weight {
  fileprivate init?(_ map: FieldMap) {
    let severity = map.required("severity")?.choice(Severity.self)
    let within = map.required("fix-within")?.duration(in: 3_600...366 * 86_400)
    guard let severity, let within else { return nil }
    self.init(severity: severity, fixWithinSeconds: within)
  }
}

extension FieldMap {
  fileprivate func section(_ name: String, _ body: (FieldMap) -> Void) {
    guard let map = optional(name)?.mapping() else { return }
    body(map)
    map.finish()
  }

  fileprivate func unwanted(_ name: String, names key: String) -> [MachineRules.Unwanted] {
    var seen = Set<String>()
    return (optional(name)?.list() ?? []).compactMap { field in
      guard let map = field.mapping() else { return nil }
      defer { map.finish() }
      let id = map.required("id")?.shortName(unlike: &seen)
      let title = map.required("title")?.words()
      let weight = MachineRules.Weight(map)
      let names = map.required(key)?.texts()
      let paths = map.optional("paths").map { $0.texts() } ?? []
      guard let id, let title, let weight, let names, let paths else { return nil }
      return MachineRules.Unwanted(
        id: id, title: title, weight: weight, names: names, paths: paths)
    }
  }
}

extension Field {
  fileprivate func prefix() -> AddressPrefix? {
    guard let text = text() else { return nil }
    guard let prefix = AddressPrefix(text) else {
      reportValue(hint: Words("写成 10.64.0.0/12 的形式", "write it like 10.64.0.0/12"))
      return nil
    }
    return prefix
  }
}
