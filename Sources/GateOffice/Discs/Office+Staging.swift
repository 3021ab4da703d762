import Foundation
import GateAuditLog
public import GateDiscs
public import GateDomain
import GateLinux
import GatePolicy
import GateSite
import GateStore
import Glibc

extension Office {
  /// Most bytes of one draft's files together.
  static let draftLimit: UInt64 = 100 << 30

  var staging: StagingArea { StagingArea(folder: folder.server + "/staging") }

  /// Begins a burn request.
  public func beginDraft(_ new: NewDraft, by person: Person) async throws -> DraftAnswer {
    guard Permission.may(person, .stageDisc).isAllowed else { throw Refusal.notAllowed }
    let stations = await stations()
    let named = stations.first { $0.id.rawValue == new.station }
    guard let station = named ?? (new.station.isEmpty ? stations.first : nil) else {
      throw Refusal.notFound
    }
    let draft = BurnDraft(
      id: .make(at: .now), requester: person.id, station: station.id, at: .now)
    try await change { try $0.insert(draft) }
    return DraftAnswer(id: draft.id, station: station.id, files: [])
  }

  /// A person's own drafts, newest first.
  public func burnDrafts(by person: Person) async throws -> [DraftAnswer] {
    try store.read { transaction in
      try transaction.drafts(of: person.id).map { draft in
        DraftAnswer(
          id: draft.id, station: draft.station,
          files: try transaction.stagedFiles(of: draft.id))
      }
    }
  }

  /// One's own draft.
  public func draft(_ id: Identifier<BurnRequest>, by person: Person) async throws -> DraftAnswer {
    let draft = try ownDraft(id, person)
    return try store.read { transaction in
      DraftAnswer(
        id: id, station: draft.station, files: try transaction.stagedFiles(of: id),
        form: try transaction.form(of: id))
    }
  }

  /// How much of an upload has arrived, so that it can go on there.
  public func uploaded(
    _ path: String, source: String, to id: Identifier<BurnRequest>, by person: Person
  ) async throws -> UploadAnswer {
    _ = try ownDraft(id, person)
    guard let name = DiscName.parsed(path) else { throw Refusal.badDiscName }
    let key = UploadKey(path: name, source: source)
    return UploadAnswer(received: staging.received(key, of: id), file: nil)
  }

  /// Takes bytes of a file into a draft, in pieces that are never all in memory.
  ///
  /// - Parameters:
  ///   - upload: Which file, where its bytes go on, and how long it is; nil for a length that
  ///     only the end of `body` tells.
  ///   - id: The draft.
  ///   - body: The bytes.
  ///   - person: Who asks.
  /// - Returns: How much has arrived, and the file once all of it has.
  /// - Throws: `Refusal`; what arrived before stays, so that the upload can go on.
  public func upload<Body: AsyncSequence>(
    _ upload: Upload, to id: Identifier<BurnRequest>, body: Body, by person: Person
  ) async throws -> UploadAnswer where Body.Element == [UInt8] {
    _ = try ownDraft(id, person)
    guard let name = DiscName.parsed(upload.path) else { throw Refusal.badDiscName }
    let files = try store.read { try $0.stagedFiles(of: id) }
    try Self.expectRoom(files, name: name, upload, limit: policy.scanning.maxFileBytes)
    let key = UploadKey(path: name, source: upload.source)
    let received = try await receive(body, upload, as: key, to: id)
    guard received == upload.size ?? received else {
      return UploadAnswer(received: received, file: nil)
    }
    return try await settle(key, size: received, in: id, by: person)
  }

  /// Takes a file out of a draft.
  public func unstage(_ number: UInt64, from id: Identifier<BurnRequest>, by person: Person)
    async throws
  {
    _ = try ownDraft(id, person)
    try await change { try $0.removeStagedFile(number, of: id) }
    staging.remove(id, number: number)
  }

  /// Gives a draft up.
  public func dropDraft(_ id: Identifier<BurnRequest>, by person: Person) async throws {
    _ = try ownDraft(id, person)
    try await change { try $0.removeDraft(id, withFiles: true) }
    staging.remove(id)
  }

  func ownDraft(_ id: Identifier<BurnRequest>, _ person: Person) throws -> BurnDraft {
    guard let draft = try store.read({ try $0.draft(id) }), draft.requester == person.id else {
      throw Refusal.notFound
    }
    return draft
  }

  private static func expectRoom(
    _ files: [StagedFile], name: RawName, _ upload: Upload, limit: UInt64
  ) throws(Refusal) {
    guard !files.contains(where: { $0.file.path == name }) else { throw .nameTaken }
    guard files.count < BurnOrder.fileLimit else { throw .tooManyBytes }
    let before = files.reduce(0) { $0 + $1.file.size }
    guard upload.size ?? 0 <= limit, upload.offset <= limit,
      before <= draftLimit - min(draftLimit, upload.size ?? 0)
    else { throw .tooManyBytes }
  }

  private func receive<Body: AsyncSequence>(
    _ body: Body, _ upload: Upload, as key: UploadKey, to id: Identifier<BurnRequest>
  ) async throws -> UInt64 where Body.Element == [UInt8] {
    let limit = upload.size ?? policy.scanning.maxFileBytes
    guard let file = try staging.open(key, of: id, at: upload.offset) else {
      throw Refusal.wrongOffset
    }
    var received = upload.offset
    do {
      for try await piece in body {
        received += UInt64(piece.count)
        guard received <= limit else { throw Refusal.tooManyBytes }
        try Stream.write(piece, to: file.number)
      }
    } catch let error as SystemError where error.isDiskFull {
      staging.discard(key, of: id)
      throw Refusal.stagingFull
    } catch let refusal as Refusal {
      staging.discard(key, of: id)
      throw refusal
    }
    return received
  }

  private func settle(
    _ key: UploadKey, size: UInt64, in id: Identifier<BurnRequest>, by person: Person
  ) async throws -> UploadAnswer {
    let digest = try staging.digest(key, of: id)
    let area = staging
    let file = try await change { transaction in
      guard try transaction.draft(id) != nil else { throw Refusal.notFound }
      let number = UInt64(try transaction.nextNumber(in: "burn-draft/\(id.rawValue)"))
      let file = StagedFile(
        number: number, file: BurnFile(path: key.path, size: size, digest: digest))
      try transaction.save(file, of: id)
      try area.settle(key, of: id, as: number)
      let body: JSONValue = [
        "path": .string(key.path.shownInRecord), "sha256": .string(digest.hex),
        "size": .integer(Int64(clamping: size)),
      ]
      try transaction.enqueue(
        record(.burnStaged, by: person, on: ("burn-request", id.rawValue), body).bytes)
      return file
    }
    return UploadAnswer(received: size, file: file)
  }
}

/// Where the bytes of an upload belong.
public struct Upload: Hashable, Sendable {
  /// The path on the disc.
  public let path: String
  /// How many bytes came before.
  public let offset: UInt64
  /// How many there will be; nil when nobody has said.
  public let size: UInt64?
  /// What tells one state of the sender's file from another; an upload goes on in the same only.
  public let source: String

  /// Names a place.
  public init(path: String, offset: UInt64, size: UInt64?, source: String = "") {
    self.path = path
    self.offset = offset
    self.size = size
    self.source = source
  }
}

extension Refusal {
  static let stagingFull = Refusal(
    .unavailable, "disk-full", what: Words("服务器空间不足", "the server has no room left"),
    hint: Words("请系统管理员清理空间后重试", "the system administrator must free space; then try again"))
}
