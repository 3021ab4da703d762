import GateDomain
import GateSite
import GateTransfer
import GatePolicy
import GateWorkers
import GateLinux

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
    let answer = await parts.pool.scan(descriptor.number)
    return ScannedFile(
      judging: file, name: defect,
      type: parts.policy.types.answer(for: answer.type, name: file.path),
      engine: answer.engine, signatures: parts.signatureAge(at: .now))
  }

  private func unseen(_ file: QuarantinedFile, _ defect: NameDefect?) -> ScannedFile {
    ScannedFile(
      judging: file, name: defect, type: .unknown, engine: .notAsked,
      signatures: parts.signatureAge(at: .now))
  }
}
