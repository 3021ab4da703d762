import GateDomain
import GateRetention

/// What reading one file came to.
struct FileResult {
  let name: [UInt8]
  let stamp: FileStamp
  let firstSeen: Timestamp
  let outcome: InspectionState.Outcome
  /// What is to be reported of it; nil when nothing is.
  let finding: ReportedFinding?
}
