import Foundation
import GateAuditLog
public import GateDomain
import GateStore
public import GateWire
import Synchronization
import GateSite

extension Office {
  /// Transfers that the person may see, newest first, at most 200, with their live progress.
  public func transfers(by person: Person, limit: Int, before: Identifier<Transfer>?) async throws
    -> [Transfer]
  {
    let requester = Visibility.seesTransfers(person) ? nil : person.id
    return try store.read {
      try $0.transfers(requester: requester, before: before, limit: min(limit, 200))
    }.map(withProgress)
  }

  /// One transfer with its live progress.
  public func transfer(_ id: Identifier<Transfer>, by person: Person) async throws -> Transfer {
    guard let transfer = try store.read({ try $0.transfer(id) }),
      Visibility.mayRead(transfer, person)
    else { throw Refusal.notFound }
    return withProgress(transfer)
  }

  /// The transfers under one request, newest first.
  public func transfers(of request: Identifier<Request>, by person: Person) async throws
    -> [Transfer]
  {
    _ = try await self.request(request.rawValue, by: person)
    return try store.read { try $0.transfers(of: request) }.map(withProgress)
  }

  /// One page of a transfer's judged files.
  public func files(
    of transfer: Identifier<Transfer>, after: UInt64?, heldOnly: Bool, by person: Person
  ) async throws -> FilePage {
    _ = try await self.transfer(transfer, by: person)
    let limit = 200
    return try store.read { transaction in
      let files = try transaction.files(
        of: transfer, after: after, heldOnly: heldOnly, limit: limit)
      let (first, last) = (files.first?.file.index, files.last?.file.index)
      return FilePage(
        files: files, skipped: after == nil ? try transaction.skippedEntries(of: transfer) : [],
        next: files.count == limit ? last : nil,
        reviews: try transaction.reviews(of: transfer, from: first ?? 0, through: last ?? 0))
    }
  }

  /// A file that was released, as clean or by review, for the requester or an officer; that it was
  /// fetched is on record first.
  public func releasedFile(of id: Identifier<Transfer>, index: UInt64, by person: Person)
    async throws -> ReleasedFile
  {
    let transfer = try await transfer(id, by: person)
    try await allow(
      .fetchFile, by: person, Tie(person, owner: transfer.requester),
      on: ("transfer", id.rawValue))
    guard transfer.state == .released,
      let scanned = try store.read({ try $0.file(of: id, index: index) }),
      let folder = try releaseFolder(of: scanned, in: id), let path = scanned.file.path.text
    else { throw Refusal.notFound }
    let record = record(
      .fileFetched, by: person, on: ("transfer", id.rawValue),
      ["index": .integer(Int64(clamping: index)), "sha256": .string(scanned.file.digest.hex)])
    try await change { try $0.enqueue(record.bytes) }
    return ReleasedFile(
      path: "\(folder)/files/\(path)",
      name: path.split(separator: "/").last.map(String.init) ?? path, size: scanned.file.size,
      digest: scanned.file.digest)
  }

  // The verdict is judged anew from the stored evidence when it is read; nil for a file that stays
  // held.
  func releaseFolder(of scanned: ScannedFile, in id: Identifier<Transfer>) throws
    -> String?
  {
    if scanned.verdict.isReleasable { return "\(folder.release)/\(id.rawValue)" }
    let index = scanned.file.index
    guard let review = try store.read({ try $0.review(of: id, index: index) }),
      review.state == .carriedOut(.release), review.digest == scanned.file.digest
    else { return nil }
    return "\(folder.release)/\(id.rawValue)-review-\(index)"
  }

  /// The signed `manifest.json` of a released transfer.
  public func manifest(of id: Identifier<Transfer>, by person: Person) async throws -> String {
    let transfer = try await transfer(id, by: person)
    guard transfer.state == .released else { throw Refusal.notFound }
    let path = "\(folder.release)/\(transfer.id.rawValue)/manifest.json"
    guard let bytes = FileManager.default.contents(atPath: path) else { throw Refusal.notFound }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func withProgress(_ transfer: Transfer) -> Transfer {
    guard !transfer.state.isFinal else { return transfer }
    var live = transfer
    let report = self.live.withLock { $0.reports[transfer.station] }
    live.progress = report?.progress[transfer.id.rawValue] ?? transfer.progress
    return live
  }
}
