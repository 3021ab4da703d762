import Foundation
import GateDomain
import GateExtraction
import GateLinux
import GateRetention
import GateSigning
import GateSite

/// One whole inspection of an enrolled machine, from the rules in force to the signed report.
struct MachineInspection {
  let folder: MachineFolder
  let plan: InspectionRun.Plan
  /// The program that reads files.
  let reader: String
  let allowsWithoutLandlock: Bool

  /// What came of it.
  struct Outcome {
    let report: InspectionReport
    let path: String
    let closedExamples: [String]
  }

  /// Inspects, signs the report and stores it.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked before and after each file.
  ///   - progress: Told after each folder.
  /// - Returns: The report; nil when it was stopped, in which case what was read is kept.
  /// - Throws: `InspectionFailure`; what the state's disk says.
  func run(
    shouldStop: @escaping () -> Bool,
    progress: @escaping (InspectionReport.Coverage, [UInt8]) -> Void
  ) throws -> Outcome? {
    let startedAt = Timestamp.now
    for root in plan.roots where !FileManager.default.fileExists(atPath: root) {
      throw InspectionFailure.noRoot(root)
    }
    let (bundle, register) = try folder.inForce()
    let state = try InspectionState(path: folder.state)
    let extractor = TextExtractor(program: reader, allowsWithoutLandlock: allowsWithoutLandlock)
    let run = InspectionRun(
      plan: plan, state: state,
      matcher: RetentionMatcher(try RetentionRules(bundle.files), register: register),
      rulesDigest: bundle.digest, extractor: extractor, shouldStop: shouldStop,
      progress: progress)
    let isComplete = run.run(excluding: [folder.root])
    if let failure = run.failure { throw failure }
    guard isComplete else { return nil }
    let maker = ReportMaker(
      machine: folder, run: run, bundle: bundle, startedAt: startedAt, isComplete: isComplete,
      machineState: try MachineLook(
        rules: bundle.files, root: plan.roots[0], extractor: extractor
      ).state())
    let report = try maker.report(state)
    let signed = try folder.sign(report)
    try state.close(report, digest: signed.digest)
    return Outcome(report: report, path: signed.path, closedExamples: run.closedExamples)
  }
}
