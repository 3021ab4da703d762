import Foundation
import GateDevices
import GateDomain
import GateTransfer
import GateWorkers
import GatePolicy
import GateSite

/// The copying and judging of one medium: one reader's thread, as many judges as scan workers.
struct Copying: Sendable {
  let run: TransferRun
  let medium: OpenMedium
  let transfer: Identifier<Transfer>
  let journal: TransferJournal
  let cache: InspectionCache
  let session: ScanSession

  /// Returns when every file is judged.
  ///
  /// - Throws: Why the medium could not be read to its end; files judged before do not count.
  ///   `CancellationError` when the station stops.
  func run() async throws {
    let queue = JudgingQueue()
    try await withTaskCancellationHandler {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await read(into: queue) }
        for _ in 0..<judges { group.addTask { try await judge(from: queue) } }
        try await group.waitForAll()
      }
    } onCancel: {
      queue.close()
    }
    try Task.checkCancellation()
  }

  private var judges: Int {
    let configured = run.parts.policy.scanning.workers
    return configured > 0 ? configured : ProcessInfo.processInfo.activeProcessorCount
  }

  private func judge(from queue: JudgingQueue) async throws {
    let judge = Judge(
      parts: run.parts, transfer: transfer, cache: cache, session: session)
    do {
      for await item in queue.items {
        try await settle(item, judge)
        queue.wasJudged()
      }
    } catch {
      // The reader must not wait for judges that are gone.
      queue.close()
      throw error
    }
  }

  private func settle(_ item: JudgingQueue.Item, _ judge: Judge) async throws {
    switch item {
    case .skipped(let entry): try await journal.add(entry)
    case .file(let file, let defect):
      let judgement = await judge.judge(file, defect)
      run.progress.update {
        $0.filesJudged += 1
        $0.filesHeld += judgement.file.verdict.isReleasable ? 0 : 1
      }
      try await journal.add(judgement)
    }
  }

  private func read(into queue: JudgingQueue) async throws {
    defer { queue.finish() }
    let end = try await onOwnThread { try readBlocking(into: queue) }
    // Everything that follows works on the copy.
    medium.close()
    if case .finished = end, run.stop.current == nil { run.stop.noteCopied() }
    if let failure = run.stop.current { throw failure }
    if case .failed(let failure) = end { throw failure }
  }

  private func readBlocking(into queue: JudgingQueue) throws -> IngestEnd {
    let rules = run.parts.policy.scanning
    var sink = QuarantineSink(
      quarantine: run.parts.quarantine, transfer: transfer, queue: queue,
      progress: run.progress)
    let ingest = IngestRun(
      program: run.parts.ingestProgram,
      limits: IngestLimits(
        maxFiles: rules.maxFiles, maxFileBytes: rules.maxFileBytes,
        silenceSeconds: rules.readSilenceSeconds),
      allowsWithoutLandlock: run.parts.allowsWithoutLandlock)
    return try ingest.run(
      medium: medium.number, size: medium.size, sink: &sink,
      isCancelled: { run.stop.current != nil || queue.isClosed })
  }
}
