import GateDomain
import GateSite
import GateTransfer
import GatePolicy
import GateWorkers
import GateLinux
import GateWire

/// Finds out about quarantined files what a verdict needs.
struct Judge: Sendable {
  let parts: StationParts
  let transfer: Identifier<Transfer>

  /// Judges one file.
  ///
  /// Never throws: what cannot be found out is evidence too, and holds it.
  func judge(_ file: QuarantinedFile, _ defect: NameDefect?) async -> ScannedFile {
    guard file.copy == .complete,
      let descriptor = try? parts.quarantine.open(transfer, index: file.index)
    else { return unseen(file, defect) }
    let report = await parts.pool.scan(descriptor.number)
    return ScannedFile(
      judging: file, name: defect, type: typeAnswer(for: report, file),
      engines: [EngineFinding(engine: engine, answer: report.answer, member: report.member)],
      tree: report.tree, signatures: parts.signatureAge(at: .now))
  }

  private var engine: String { parts.pool.database?.engine ?? "libclamav" }

  private func typeAnswer(for report: ScanReport, _ file: QuarantinedFile) -> TypeAnswer {
    let type = report.type.rawValue.isEmpty ? nil : report.type
    return parts.policy.types.answer(for: type, name: file.path)
  }

  private func unseen(_ file: QuarantinedFile, _ defect: NameDefect?) -> ScannedFile {
    ScannedFile(
      judging: file, name: defect, type: .unknown, engines: [],
      signatures: parts.signatureAge(at: .now))
  }
}
