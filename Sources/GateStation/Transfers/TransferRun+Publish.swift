import GateAuditLog
import GateDomain
import GateSigning
import GateSite
import GateStore
import GateTransfer
import GatePolicy

extension TransferRun {
  /// Releases what is clean: intent on record first, then the folder, then the outcome.
  ///
  /// Repeating any part of it after a death does no harm: a folder that is there stays as it is.
  func publish(_ job: inout StoredJob) async throws {
    let transfer = job.transfer.id
    if job.transfer.state == .judged, stop.current == .revoked { throw TransferFailure.revoked }
    if !parts.release.holds(transfer) {
      let files = try parts.store.read { try $0.files(of: transfer) }
      let manifest = try manifest(for: job, files: files)
      if job.transfer.state == .judged { job.transfer.state = .releasing }
      let sequence = try store(job, .releaseBegan, manifest: Digest.of(manifest))
      try await parts.spooler.awaitAcknowledgement(of: sequence)
      try parts.release.release(files.compactMap(CleanFile.init), manifest: manifest, of: transfer)
    }
    job.transfer.state = .released
    guard let written = parts.release.manifest(of: transfer) else {
      throw TransferFailure.stationFault
    }
    try store(job, .transferReleased, manifest: Digest.of(written))
    dropReleased(transfer)
    await parts.spooler.nudge()
  }

  private func manifest(for job: StoredJob, files: [ScannedFile]) throws -> [UInt8] {
    // Read back from disk, so checked again: only the office's signature makes it a grant.
    guard let grant = job.grant.verified(by: parts.officeKey), let database = job.database else {
      throw TransferFailure.stationFault
    }
    let manifest = Manifest(
      transfer: job.transfer, grant: grant.statement, database: database,
      policy: parts.policy.digest, releasedAt: .now, files: files,
      skipped: try parts.store.read { try $0.skippedEntries(of: job.transfer.id) })
    return SignedManifest.bytes(of: manifest, signedWith: parts.stationKey)
  }

  // Released files have a second name in the release folder; held ones stay.
  private func dropReleased(_ transfer: Identifier<Transfer>) {
    guard let files = try? parts.store.read({ try $0.files(of: transfer) }) else { return }
    for file in files where file.verdict.isReleasable {
      parts.quarantine.remove(transfer, index: file.file.index)
    }
  }
}
