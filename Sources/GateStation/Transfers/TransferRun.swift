import GateAuditLog
import GateDomain
import GateLinux
import GateSigning
import GateStore
import GateTransfer
import GateWorkers
import Logging

/// Runs one transfer from its grant to its end.
///
/// A state machine on disk: each step is stored with its record before the next begins, so that a
/// death at any moment leaves either the step before or the step itself, and `resume` goes on.
struct TransferRun: Sendable {
  let parts: StationParts
  let stop: StopFlag
  let progress: ProgressBoard
  let logger: Logger

  /// Runs a new transfer, or one that was interrupted while copying; returns it as it ended.
  ///
  /// - Throws: `CancellationError` when the station stops; the job then waits for the next start.
  func run(_ job: StoredJob, device: Device, isRestart: Bool) async throws -> StoredJob {
    try await settling(job) { job in
      try await begin(job, isRestart: isRestart)
      try await copyAndJudge(&job, device: device)
      try await publish(&job)
    }
  }

  /// Goes on with a transfer whose files were all judged before an interruption.
  func resume(_ job: StoredJob) async throws -> StoredJob {
    try await settling(job) { job in try await publish(&job) }
  }

  /// Ends a transfer that cannot go on.
  func abandon(_ job: StoredJob, _ failure: TransferFailure) throws -> StoredJob {
    var job = job
    job.transfer.state = .failed(failure)
    job.transfer.progress = progress.current
    try store(job, .transferFailed, outcome: .failure)
    parts.quarantine.discard(job.transfer.id)
    return job
  }
}
