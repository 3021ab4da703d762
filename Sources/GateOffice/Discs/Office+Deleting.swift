import GateAuditLog
import GateDiscs
import GateDomain
import GatePolicy
import GateStore
import Synchronization

extension Office {
  /// A draft that nobody finishes in this time is given up.
  static let draftDays: Int64 = 30

  /// Deletes the files of requests that have ended and of drafts that nobody finished.
  ///
  /// The record comes after the files are gone for good, and what has no record yet is tried
  /// again: a death in between costs nothing but a second look at an empty folder.
  func deleteStagedFiles(at now: Timestamp) async throws {
    for request in try store.read({ try $0.endedBurnRequestsWithFiles(limit: 20) })
    where (try? staging.erase(request.id)) != nil {
      try await change { transaction in
        try transaction.noteDeletedFiles(of: request.id, at: now)
        try transaction.enqueue(
          deletion(
            of: request.id, files: request.order.files, number: request.number, at: now
          ).bytes)
      }
    }
    try await giveUpDrafts(at: now)
    eraseOrphans(at: now)
  }

  private func giveUpDrafts(at now: Timestamp) async throws {
    let old = now.adding(seconds: -Self.draftDays * 86_400)
    for draft in try store.read({ try $0.drafts(before: old) })
    where (try? staging.erase(draft.id)) != nil {
      try await change { transaction in
        let files = try transaction.stagedFiles(of: draft.id).map(\.file)
        try transaction.removeDraft(draft.id, withFiles: true)
        try transaction.enqueue(deletion(of: draft.id, files: files, number: "", at: now).bytes)
      }
    }
  }

  // A folder comes after its draft and goes before its record, so one without either is what a
  // death left behind when somebody gave a draft up. The folders are listed first for that reason.
  // After a start and then hourly: what costs a look at every folder is not for every few seconds.
  private func eraseOrphans(at now: Timestamp) {
    let isDue = live.withLock { state in
      if let last = state.orphansErased, now < last.adding(seconds: 3_600) { return false }
      state.orphansErased = now
      return true
    }
    guard isDue else { return }
    for owner in staging.owners()
    where (try? store.read({ try $0.needsFiles(owner) })) == false {
      try? staging.erase(owner)
    }
  }

  private func deletion(
    of id: Identifier<BurnRequest>, files: [BurnFile], number: String, at time: Timestamp
  ) -> Record {
    .ofServer(
      .burnFilesDeleted, at: time, by: .init(id: "server"), on: ("burn-request", id.rawValue),
      body: [
        "bytes": .integer(Int64(clamping: files.reduce(0) { $0 &+ $1.size })),
        "files": .integer(Int64(files.count)), "number": .string(number),
      ], policy: policy.digest)
  }
}
