import GateDomain
import GateExtraction
import GatePolicy
import GateRetention
import GateSite

/// Looks at the machine itself, or at the disk of another one, against the rules for machines.
struct MachineLook {
  let rules: MachineRules
  let disk: MachineDisk
  let now: Timestamp
  /// Reads what programs left behind; this process parses none of it.
  let extractor: TextExtractor

  init(rules: RuleFiles, root: String, extractor: TextExtractor, now: Timestamp = .now)
    throws(PolicyProblems)
  {
    self.rules = try MachineRules(rules)
    disk = MachineDisk(root: root)
    self.now = now
    self.extractor = extractor
  }

  /// Everything that can be seen.
  func state() -> MachineState {
    var state = MachineState()
    checkSystem(&state)
    checkAntivirus(&state)
    checkNetworks(&state)
    checkSoftware(&state)
    checkSites(&state)
    checkStorage(&state)
    checkHours(&state)
    return state
  }

  /// A finding about the machine.
  func finding(
    _ subject: String, _ weight: MachineRules.Weight, _ evidence: [(place: String, hit: String)]
  ) -> ReportedFinding {
    ReportedFinding(
      kind: .machineState, subject: RawName(subject), digest: nil, size: 0, modifiedAt: now,
      firstSeenAt: now, severity: weight.severity, deleteWithinSeconds: weight.fixWithinSeconds,
      evidence: evidence.prefix(20).map {
        RetentionEvidence(
          rule: String(subject.prefix { $0 != ":" }), members: [], place: $0.place, before: "",
          hit: RawName(String($0.hit.prefix(160))).escaped, after: "", count: 1)
      })
  }

  private func checkSystem(_ state: inout MachineState) {
    guard let text = disk.text("/etc/os-release") ?? disk.text("/usr/lib/os-release") else {
      return
    }
    let values = Self.assignments(in: text)
    let (id, version) = (values["ID"] ?? "", values["VERSION_ID"] ?? "")
    let cards = disk.isLive ? NetworkCards.addresses() : []
    if !cards.isEmpty {
      state.facts[RegisteredMachine.addressesFact] = cards.joined(separator: " ")
    }
    state.facts["system"] = RawName("\(id) \(version)").escaped
    guard let systems = rules.systems else { return }
    state.looked.insert("system")
    let isAllowed = systems.allowed.contains { system in
      system.id.lowercased() == id.lowercased()
        && system.versions.contains { version == $0 || version.hasPrefix($0 + ".") }
    }
    if !isAllowed {
      state.findings.append(
        finding("system", systems.weight, [("/etc/os-release", "\(id) \(version)")]))
    }
  }

  static func assignments(in text: String) -> [String: String] {
    var values: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard let equals = line.firstIndex(of: "=") else { continue }
      let value = line[line.index(after: equals)...].filter { $0 != "\"" && $0 != "'" }
      values[String(line[..<equals])] = String(value)
    }
    return values
  }

  private func checkSoftware(_ state: inout MachineState) {
    let installed = Self.packages(in: disk.text("/var/lib/dpkg/status", limit: 64 << 20) ?? "")
    for item in rules.software {
      state.looked.insert("software:\(item.id)")
      let packages = item.names.filter(installed.contains).map { ("/var/lib/dpkg/status", $0) }
      let paths = item.paths.filter(disk.has).map { ($0, $0) }
      guard !packages.isEmpty || !paths.isEmpty else { continue }
      state.findings.append(finding("software:\(item.id)", item.weight, packages + paths))
    }
  }

  /// The packages that dpkg calls installed.
  static func packages(in status: String) -> Set<String> {
    var (found, name) = (Set<String>(), "")
    for line in status.split(separator: "\n") {
      if line.hasPrefix("Package: ") { name = String(line.dropFirst(9)) }
      if line.hasPrefix("Status: "), line.hasSuffix(" installed") { found.insert(name) }
    }
    return found
  }
}
