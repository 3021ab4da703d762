import GateDomain
import GateRetention
import GateSigning
import GateSite

/// Makes the report of a run and settles what earlier reports had open.
struct ReportMaker {
  let machine: MachineFolder
  let run: InspectionRun
  let bundle: RulesBundle
  let startedAt: Timestamp
  let isComplete: Bool
  /// What the machine itself shows.
  let machineState: MachineState

  /// The report, not yet signed.
  func report(_ state: InspectionState) throws -> InspectionReport {
    try forgetRemovedFolders(state)
    let findings = try state.findings() + machineState.findings
    let current = Set(findings.map(\.key))
    let open = try state.reported().filter { !current.contains($0.key) }
    let last = try state.lastReport()
    return InspectionReport(
      machine: machine.machine.id, number: (last?.number ?? 0) + 1, previous: last?.digest,
      startedAt: startedAt, finishedAt: .now, rulesNumber: bundle.number,
      rulesDigest: bundle.digest, roots: run.plan.roots.map { RawName($0).escaped },
      isComplete: isComplete, coverage: run.coverage, findings: findings,
      settled: try open.map { SettledFinding(key: $0.key, outcome: try outcome(of: $0, state)) },
      purged: try state.purged(), facts: machineState.facts)
  }

  private func outcome(
    of open: (key: Digest, kind: ReportedFinding.Kind, subject: RawName), _ state: InspectionState
  ) throws -> SettledFinding.Outcome {
    guard open.kind != .machineState else {
      return machineState.looked.contains(open.subject.text ?? "") ? .clean : .unknown
    }
    let path = open.subject.bytes
    switch try state.outcome(of: path) {
    case .clean, .partly: return .clean
    case .finding: return open.kind == .unreadable ? .clean : .unknown
    case .unreadable: return .unknown
    case nil: return isProvedRemoved(path) ? .removed : .unknown
    }
  }

  // The file's folder was read, or a folder above it was read and does not have the next one.
  private func isProvedRemoved(_ path: [UInt8]) -> Bool {
    var folder = path[..<(path.lastIndex(of: 0x2f) ?? 0)]
    while true {
      if run.visited.contains(Array(folder)) { return true }
      if run.unvisited.contains(Array(folder)) { return false }
      guard isComplete, let slash = folder.lastIndex(of: 0x2f) else { return false }
      folder = folder[..<slash]
    }
  }

  private func forgetRemovedFolders(_ state: InspectionState) throws {
    guard isComplete else { return }
    let gone = try state.folders().filter {
      !run.visited.contains($0) && isProvedRemoved($0 + [0x2f, 0x78])
    }
    try state.forget(folders: gone)
  }
}
