import GateAuditLog
import GateDevices
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
      let manifest = try writeManifest(for: job)
      if job.transfer.state == .judged { job.transfer.state = .releasing }
      let sequence = try store(
        job, .releaseBegan, manifest: try FileDigest.sha256(of: manifest))
      try await parts.spooler.awaitAcknowledgement(of: sequence)
      try parts.release.release(cleanFiles(of: transfer), manifest: manifest, of: transfer)
    }
    job.transfer.state = .released
    try store(job, .transferReleased, manifest: try parts.release.manifestDigest(of: transfer))
    dropReleased(transfer)
    await parts.devices.spent(job.transfer.grant)
    await parts.spooler.nudge()
  }

  private func writeManifest(for job: StoredJob) throws -> String {
    // Read back from disk, so checked again: only the office's signature makes it a grant.
    guard let grant = job.grant.verified(by: parts.officeKey), let database = job.database else {
      throw TransferFailure.stationFault
    }
    let transfer = job.transfer.id
    let path = parts.quarantine.manifest(of: transfer)
    let manifest = Manifest(
      transfer: job.transfer, grant: grant.statement, database: database,
      policy: parts.policy.digest, releasedAt: .now)
    try manifest.write(
      to: path, files: { body in try parts.store.read { try $0.forEachFile(of: transfer, body) } },
      skipped: { body in try parts.store.read { try $0.forEachSkippedEntry(of: transfer, body) } },
      signedWith: parts.stationKey)
    return path
  }

  private func cleanFiles(of transfer: Identifier<Transfer>) -> Manifest.Elements<CleanFile> {
    { body in
      try parts.store.read { stored in
        try stored.forEachFile(of: transfer) { try CleanFile($0).map(body) }
      }
    }
  }

  // Released files have a second name in the release folder; held ones stay.
  private func dropReleased(_ transfer: Identifier<Transfer>) {
    parts.quarantine.removeManifest(of: transfer)
    let files = cleanFiles(of: transfer)
    try? files { parts.quarantine.remove(transfer, index: $0.scanned.file.index) }
  }
}
