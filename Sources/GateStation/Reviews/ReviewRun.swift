import GateAuditLog
import GateDomain
import GateLinux
import GatePolicy
import GateSigning
import GateSite
import GateStore
import GateTransfer
import Glibc

/// Carries out one decision on a held file.
///
/// Every step can be repeated: a death before the record leaves the act done or not done, the next
/// start does it again to the same end, and the record and the note that it exists are one
/// transaction.
struct ReviewRun: Sendable {
  let parts: StationParts
  let decision: Verified<ReviewDecision>

  private var statement: ReviewDecision { decision.statement }

  /// Checks the decision against what this station knows, acts, and records what came of it.
  ///
  /// - Throws: What may pass, such as a full disk; nothing is recorded then.
  func run() async throws {
    guard statement.station == parts.station.id,
      try !parts.store.read({ try $0.isSettled(statement.id) })
    else { return }
    let known = try parts.store.read { transaction in
      (
        transfer: try transaction.transfer(statement.transfer),
        file: try transaction.file(of: statement.transfer, index: statement.index)
      )
    }
    guard let transfer = known.transfer, let file = known.file else {
      return try await record(.refused(.unknownFile), path: "")
    }
    do {
      try await record(try act(on: file, of: transfer), path: file.file.path.shownInRecord)
    } catch let failure as ReviewFailure {
      try await record(.refused(failure), path: file.file.path.shownInRecord)
    }
  }

  // Security: the server's word that something was decided never replaces this station's own look
  // at the evidence, the policy and the bytes.
  private func act(on file: ScannedFile, of transfer: Transfer) throws -> Act {
    guard statement.names(file, of: transfer), statement.isSound else {
      throw ReviewFailure.notAllowed
    }
    switch statement.disposition {
    case .release: return try release(file, of: transfer)
    case .destroy: return try destroy(file)
    case .export: return try export(file)
    }
  }

  private func release(_ file: ScannedFile, of transfer: Transfer) throws -> Act {
    let index = file.file.index
    guard
      let reviewed = ReviewedFile(file, of: transfer, by: decision, under: parts.policy.held)
    else { throw ReviewFailure.notAllowed }
    if !parts.release.holds(transfer.id, reviewed: index) { try publish(reviewed) }
    try parts.quarantine.destroy(transfer.id, index: index)
    let written = parts.release.manifest(of: transfer.id, reviewed: index) ?? []
    return Act(.fileReleasedByReview, manifest: Digest.of(written))
  }

  private func publish(_ file: ReviewedFile) throws {
    try expectUnchanged(file.scanned)
    let manifest = SignedManifest.bytes(
      of: ReviewManifest(file, policy: parts.policy.digest, releasedAt: .now),
      signedWith: parts.stationKey)
    do {
      try parts.release.release(file, manifest: manifest)
    } catch let error as SystemError where error.number == EINVAL {
      throw ReviewFailure.unusableName
    }
  }

  // A file that is gone is one that an earlier try removed; nobody else does.
  private func destroy(_ file: ScannedFile) throws -> Act {
    do { try expectUnchanged(file) } catch ReviewFailure.missing {}
    try parts.quarantine.destroy(statement.transfer, index: file.file.index)
    return Act(.fileDestroyed)
  }

  private func export(_ file: ScannedFile) throws -> Act {
    guard file.heldReasons.contains(.infected) else { throw ReviewFailure.notAllowed }
    do {
      try expectUnchanged(file)
      let folder = ExportFolder(folder: parts.folder.export)
      return Act(
        .fileExported, container: try folder.export(file, by: decision, from: parts.quarantine))
    } catch ContainerError.badRecipient {
      throw ReviewFailure.badRecipient
    } catch ContainerError.changed {
      throw ReviewFailure.changed
    }
  }

  private func expectUnchanged(_ file: ScannedFile) throws {
    let digest = try parts.quarantine.digest(statement.transfer, index: file.file.index)
    guard let digest else { throw ReviewFailure.missing }
    guard digest == file.file.digest else { throw ReviewFailure.changed }
  }

  private func record(_ act: Act, path: String) async throws {
    let body = StationBody.Reviewed(
      statement, path: path, outcome: act.outcome, manifest: act.manifest,
      container: act.container?.name, containerSize: act.container?.size,
      containerDigest: act.container?.digest)
    try parts.store.write { transaction in
      try transaction.settle(statement.id)
      try transaction.append(
        act.event, at: .now, on: ("transfer", statement.transfer.rawValue),
        outcome: act.outcome == .carriedOut ? .success : .failure,
        body: try JSONValue(encoding: body), policy: parts.policy.digest)
    }
    await parts.spooler.nudge()
  }

  /// What was done, as the record tells it.
  private struct Act {
    var event: RecordEvent
    var outcome = ReviewOutcome.carriedOut
    var manifest: Digest?
    var container: ExportedContainer?

    init(_ event: RecordEvent, manifest: Digest? = nil, container: ExportedContainer? = nil) {
      self.event = event
      self.manifest = manifest
      self.container = container
    }

    static func refused(_ failure: ReviewFailure) -> Act {
      var act = Act(.reviewRefused)
      act.outcome = .refused(failure)
      return act
    }
  }
}
