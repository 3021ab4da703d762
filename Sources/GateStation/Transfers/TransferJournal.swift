import GateAuditLog
import GateDomain
import GateSite
import GateStore

/// Writes one transfer's findings and their records into the station's store, in batches.
///
/// A batch that a death loses is found again: a transfer that was still copying begins anew.
actor TransferJournal {
  private let store: StationStore
  private let spooler: Spooler
  private let transfer: Identifier<Transfer>
  private let policy: Digest
  private let context: Digest
  private var files: [Judge.Judgement] = []
  private var entries: [SkippedEntry] = []

  init(
    store: StationStore, spooler: Spooler, transfer: Identifier<Transfer>, policy: Digest,
    context: Digest
  ) {
    self.store = store
    self.spooler = spooler
    self.transfer = transfer
    self.policy = policy
    self.context = context
  }

  /// Adds a judged file and what is to be remembered of it.
  func add(_ file: Judge.Judgement) async throws {
    files.append(file)
    if files.count >= 100 { try await flush() }
  }

  /// Adds an entry that was passed over.
  func add(_ entry: SkippedEntry) async throws {
    entries.append(entry)
    if entries.count >= 100 { try await flush() }
  }

  /// Makes everything added so far durable.
  func flush() async throws {
    let (files, entries) = (self.files, self.entries)
    (self.files, self.entries) = ([], [])
    guard !files.isEmpty || !entries.isEmpty else { return }
    try store.write { transaction in
      for judgement in files { try save(judgement, in: transaction) }
      for entry in entries { try save(entry, in: transaction) }
    }
    await spooler.nudge()
  }

  private func save(_ judgement: Judge.Judgement, in transaction: StationTransaction) throws {
    let file = judgement.file
    if let news = judgement.news {
      try transaction.save(news, of: file.file.digest, under: context, at: .now)
    }
    try transaction.save(file, of: transfer)
    try transaction.append(
      .fileJudged, at: .now, on: ("transfer", transfer.rawValue),
      outcome: file.verdict.isReleasable ? .success : .failure,
      body: try JSONValue(encoding: StationBody.JudgedFile(transfer: transfer, file: file)),
      policy: policy)
  }

  private func save(_ entry: SkippedEntry, in transaction: StationTransaction) throws {
    try transaction.save(entry, of: transfer)
    try transaction.append(
      .entrySkipped, at: .now, on: ("transfer", transfer.rawValue),
      body: try JSONValue(encoding: StationBody.Skipped(transfer: transfer, entry: entry)),
      policy: policy)
  }
}
