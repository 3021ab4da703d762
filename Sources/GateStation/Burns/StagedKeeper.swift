import Foundation
import GateAuditLog
import GateDiscs
import GateDomain
import GateEngines
import GateLinux
import GatePolicy
import GateSite
import GateStationLink
import GateStore
import GateTransfer
import GateWorkers
import Glibc
import Logging

/// Scans the files that people put down for discs, by the same workers as inbound files, and reads
/// their text for level marks.
struct StagedKeeper: Sendable {
  let parts: StationParts
  let logger: Logger

  /// Asks the server every second until the task is cancelled.
  ///
  /// - Throws: Faults of the station's own store.
  func run() async throws {
    while !Task.isCancelled {
      let waiting = try await readable((try? await parts.link.unjudgedFiles()) ?? [])
      if let session = waiting.isEmpty ? nil : parts.pool.session() {
        for item in waiting where !Task.isCancelled { try await judge(item, session) }
        await parts.spooler.nudge()
      }
      try? await Task.sleep(for: .seconds(1))
    }
  }

  // Files that were not read for want of a reader wait until there is one.
  private func readable(_ files: [UnjudgedFile]) async throws -> [UnjudgedFile] {
    guard files.contains(where: { $0.file.contents == .noReader }) else { return files }
    let isReady = try await onOwnThread { [texts = parts.texts] in texts.isReady() }
    return isReady ? files : files.filter { $0.file.contents != .noReader }
  }

  private func judge(_ item: UnjudgedFile, _ session: ScanSession) async throws {
    let path = "\(parts.folder.station)/burns/.scan"
    try DurableFile.makeDirectory("\(parts.folder.station)/burns")
    try? FileManager.default.removeItem(atPath: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    // One that cannot be fetched now is asked for again.
    guard (try? await parts.link.fetchUnjudged(item, to: path)) != nil,
      let file = try? OwnedDescriptor(opening: path, O_RDONLY | O_NOFOLLOW)
    else { return }
    let evidence = await evidence(of: item.file, file.number, session)
    guard let contents = try await contents(of: item, path) else { return }
    let body = BurnRecord.Judged(
      draft: item.draft, number: item.file.number, sha256: item.file.file.digest,
      evidence: evidence, contents: contents)
    let verdict = Verdict.judging(evidence)
    _ = try parts.store.write { transaction in
      try transaction.append(
        .burnFileJudged, at: .now, on: ("burn-request", item.draft.rawValue),
        outcome: verdict.isReleasable ? .success : .failure, body: try JSONValue(encoding: body),
        policy: parts.policy.digest)
    }
  }

  // The preview is no part of the record: it goes first, and a file whose preview does not arrive
  // is judged again.
  private func contents(of item: UnjudgedFile, _ path: String) async throws -> ContentExamination? {
    let (contents, preview) = try await onOwnThread { [texts = parts.texts] in
      let file = try OwnedDescriptor(opening: path, O_RDONLY | O_NOFOLLOW)
      return texts.examine(file.number, name: item.file.file.path)
    }
    guard (try? await parts.link.send(preview, of: item)) != nil else { return nil }
    return contents
  }

  private func evidence(of staged: StagedFile, _ descriptor: Int32, _ session: ScanSession) async
    -> Evidence
  {
    let cache = InspectionCache(
      store: parts.store, program: parts.scanProgram, database: session.database,
      others: parts.enginesDigest, policy: parts.policy.digest)
    let judge = Judge(
      parts: parts, transfer: Identifier("burn"), cache: cache, session: session)
    let file = QuarantinedFile(
      index: staged.number, path: staged.file.path, size: staged.file.size,
      digest: staged.file.digest, copy: .complete)
    let found: Inspection
    if let known = cache.inspection(of: staged.file.digest) {
      found = known
    } else {
      found = await judge.inspect(descriptor)
    }
    return judge.judged(file, nil, found).evidence
  }
}
