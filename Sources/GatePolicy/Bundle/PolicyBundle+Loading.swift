import GateDomain
import GateForms

extension PolicyBundle {
  /// Reads the policy folder, or throws every mistake in it.
  ///
  /// Examples in `tests/` count for the digest; `PolicyTestRun` reads and runs them.
  public static func load(folder: String) throws(PolicyProblems) -> PolicyBundle {
    try read(PolicyFolder.read(folder))
  }

  static func read(_ folder: PolicyFolder) throws(PolicyProblems) -> PolicyBundle {
    let problems = ProblemList()
    func read<Part>(_ file: String, _ reader: (FieldMap) -> Part?) -> Part? {
      map(of: file, in: folder, problems: problems).flatMap { map in
        defer { map.finish() }
        return reader(map)
      }
    }
    let header = read("bundle.yaml", Header.init)
    let levels = read("levels.yaml", Level.list)
    let calendar = WorkingCalendar.read(folder, problems: problems)
    let forms = FormReading(folder: folder, problems: problems).forms(
      levels: levels ?? [], secondsOfDay: calendar?.secondsOfDay ?? 28_800)
    let types = read("types.yaml", TypePolicy.init)
    let scanning = read("scanning.yaml", ScanningPolicy.init)
    let held = read("held.yaml", HeldPolicy.init)
    let engines = read("engines.yaml", EnginesPolicy.init)
    let accounts = read("accounts.yaml", AccountPolicy.init)
    let separation = read("separation.yaml", Separation.init)
    let pledge = read("pledge.yaml", PledgePolicy.init)
    let discs = read("discs.yaml") { DiscPolicy($0, levels: levels ?? []) }
    try problems.check()
    guard let header, let forms, let levels, let calendar, let types, let scanning, let held,
      let engines, let accounts, let separation, let pledge, let discs
    else {
      preconditionFailure("a part is missing only after a problem was reported")
    }
    return PolicyBundle(
      digest: folder.digest, version: header.version, title: header.title, forms: forms.map(\.form),
      routes: Dictionary(uniqueKeysWithValues: forms.map { ($0.form.id, $0.route) }),
      levels: levels, calendar: calendar, types: types, scanning: scanning, held: held,
      engines: engines,
      accounts: accounts, separation: separation, pledge: pledge, discs: discs)
  }

  static func map(of file: String, in folder: PolicyFolder, problems: ProblemList)
    -> FieldMap?
  {
    guard let bytes = folder.files[file] else {
      problems.report(
        .missingFile, in: file, Words("没有此文件", "there is no such file"),
        hint: Words("请从备份恢复，或参照随附的策略建立", "restore it, or start from the shipped policy"))
      return nil
    }
    return Document.root(of: bytes, in: file, problems: problems)?.mapping()
  }

  /// What `bundle.yaml` says.
  private struct Header {
    let version: Int
    let title: Words

    init?(_ map: FieldMap) {
      let version = map.required("version")?.integer(in: 1...1_000_000)
      let title = map.required("title")?.words()
      guard let version, let title else { return nil }
      self.version = version
      self.title = title
    }
  }
}
