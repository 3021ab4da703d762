import GateDomain
import GateEngines
import GateLinux
import GatePolicy
import GateSite
import GateTransfer
import GateWire
import GateWorkers

/// Finds out about quarantined files what a verdict needs.
struct Judge: Sendable {
  let parts: StationParts
  let transfer: Identifier<Transfer>
  let cache: InspectionCache
  let session: ScanSession

  /// A judged file, and what is worth remembering of it.
  struct Judgement: Sendable {
    let file: ScannedFile
    /// What was found just now; nil when it was known before or means nothing for next time.
    let news: Inspection?
  }

  /// Judges one file.
  ///
  /// Never throws: what cannot be found out is evidence too, and holds it.
  func judge(_ file: QuarantinedFile, _ defect: NameDefect?) async -> Judgement {
    guard file.copy == .complete else { return Judgement(file: unseen(file, defect), news: nil) }
    if let known = cache.inspection(of: file.digest) {
      return Judgement(file: judged(file, defect, known), news: nil)
    }
    guard let descriptor = try? parts.quarantine.open(transfer, index: file.index) else {
      return Judgement(file: unseen(file, defect), news: nil)
    }
    let found = await inspect(descriptor.number)
    return Judgement(
      file: judged(file, defect, found), news: found.isReproducible ? found : nil)
  }

  /// What the engines say of the bytes behind a descriptor.
  func inspect(_ descriptor: Int32) async -> Inspection {
    async let others = parts.engines.ask(descriptor)
    let report = await session.scan(descriptor)
    let name = session.database.engine
    let finding = EngineFinding(engine: name, answer: report.answer, member: report.member)
    let more = report.others.map { EngineFinding(engine: name, answer: $0) }
    return Inspection(
      type: report.type.rawValue.isEmpty ? nil : report.type,
      engines: [finding] + more + (await others), tree: report.tree)
  }

  func judged(
    _ file: QuarantinedFile, _ defect: NameDefect?, _ inspection: Inspection
  ) -> ScannedFile {
    ScannedFile(
      judging: file, name: defect,
      type: parts.policy.types.answer(for: inspection.type, name: file.path),
      engines: inspection.engines, tree: inspection.tree,
      signatures: parts.age(of: session.database, at: .now))
  }

  private func unseen(_ file: QuarantinedFile, _ defect: NameDefect?) -> ScannedFile {
    ScannedFile(
      judging: file, name: defect, type: .unknown, engines: [],
      signatures: parts.age(of: session.database, at: .now))
  }
}
