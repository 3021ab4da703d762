import Foundation
import GateAuditLog
import GateDiscs
import GateDomain
import GateOffice
import GatePolicy
import GateSigning
import GateSite
import GateStore
import GateWire
import Testing

/// When the files of burn requests go, and that nothing else does.
@Suite("The office: staged files are deleted")
struct OfficeStagingTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest

  init() throws { under = try OfficeUnderTest() }

  private struct Piece: AsyncSequence, AsyncIteratorProtocol {
    var bytes: [UInt8]?
    func makeAsyncIterator() -> Piece { self }
    mutating func next() async -> [UInt8]? {
      defer { bytes = nil }
      return bytes
    }
  }

  private func draft(_ files: Int = 2) async throws -> DraftAnswer {
    let draft = try await under.office.beginDraft(NewDraft(station: ""), by: People.zhang)
    for number in 0..<files {
      _ = try await under.office.upload(
        Upload(path: "\(number).txt", offset: 0, size: 3), to: draft.id,
        body: Piece(bytes: [1, 2, 3]), by: People.zhang)
    }
    return try await under.office.draft(draft.id, by: People.zhang)
  }

  @Test(
    "a name that Windows cannot open from a disc is refused before a byte is kept",
    arguments: ["con.txt", "a/AUX", "lpt9.tar.gz", "com².pdf", "a:b.txt", "x.", "manifest.json"])
  func badNames(_ name: String) async throws {
    let draft = try await draft(0)
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await under.office.upload(
        Upload(path: name, offset: 0, size: 3), to: draft.id, body: Piece(bytes: [1, 2, 3]),
        by: People.zhang)
    }
    #expect(refusal?.code == "bad-name")
    #expect(try await under.office.draft(draft.id, by: People.zhang).files.isEmpty)
    #expect(!exists(draft.id))
  }

  @Test("an upload goes on in the state it began in; of another nothing is kept")
  func states() async throws {
    let draft = try await draft(0)
    func send(_ bytes: [UInt8], at offset: UInt64, _ source: String) async throws -> UploadAnswer {
      try await under.office.upload(
        Upload(path: "图纸.dat", offset: offset, size: 4, source: source), to: draft.id,
        body: Piece(bytes: bytes), by: People.zhang)
    }
    func received(_ source: String) async throws -> UInt64 {
      try await under.office.uploaded(
        "图纸.dat", source: source, to: draft.id, by: People.zhang
      ).received
    }
    _ = try await send([1, 1], at: 0, "first")
    #expect(try await received("first") == 2)
    #expect(try await received("second") == 0)
    await #expect(throws: Refusal.self) { _ = try await send([2, 2], at: 2, "second") }
    _ = try await send([2, 2], at: 0, "second")
    #expect(try await received("first") == 0)
    let whole = try await send([2, 2], at: 2, "second")
    #expect(whole.file?.file.digest == Digest.of([2, 2, 2, 2]))
    // Nothing waits beside the file.
    let left = try FileManager.default.contentsOfDirectory(atPath: folder(draft.id))
    #expect(left == [String(try #require(whole.file).number)])
  }

  private func folder(_ id: Identifier<BurnRequest>) -> String {
    under.folder.server + "/staging/" + id.rawValue
  }

  private func exists(_ id: Identifier<BurnRequest>) -> Bool {
    FileManager.default.fileExists(atPath: folder(id))
  }

  // A request as the office stores it; how it came to be is other tests' business.
  private func request(from draft: DraftAnswer) throws -> BurnRequest {
    let order = BurnOrder(
      purpose: "送审", files: draft.files.map(\.file), copies: 1, level: .internal,
      station: draft.station, burner: People.zhang.id, witness: nil, receiver: "李工",
      window: try #require(Window(notBefore: .now, notAfter: .now.adding(seconds: 600))))
    let request = try BurnRequest.asking(
      order, as: draft.id, by: People.zhang, steps: [], policy: under.office.policy.digest)
    let store = try ServerStore(path: under.folder.serverStore)
    try store.write { transaction in
      try transaction.save(request)
      try transaction.removeDraft(draft.id, withFiles: false)
      try transaction.save(TextPreview(of: "文字"), of: draft.files[0].number, in: draft.id)
    }
    return request
  }

  @Test("with the end of their request, once, and on record; not before")
  func afterTheEnd() async throws {
    let draft = try await draft()
    try await under.office.tick()
    #expect(exists(draft.id))
    let request = try request(from: draft)
    try await under.office.tick()
    #expect(exists(draft.id))
    _ = try await under.office.withdrawBurn(request.id.rawValue, reason: "", by: People.zhang)
    for _ in 0..<3 { try await under.office.tick() }
    #expect(!exists(draft.id))
    let records = try await under.office.records(before: nil, limit: 200, by: People.auditor)
      .map(\.record).filter { $0.event == .burnFilesDeleted }
    #expect(records.count == 1 && records.first?.body["files"]?.integer == 2)
    #expect(records.first?.object.id == request.id.rawValue)
    let answer = try await under.office.burnRequest(request.id.rawValue, by: People.zhang)
    #expect(answer.deletedAt != nil && answer.files.count == 2)
    let file = try await under.office.burnFile(
      draft.files[0].number, of: request.id.rawValue, by: People.zhang)
    #expect(file.preview == nil)
  }

  // A copy of the request; only whose it is counts here.
  private func burned(_ request: BurnRequest) throws -> Burn {
    let step = ApprovalStep(id: "s", name: "s", role: .securityOfficer, need: 1)
    let asked = try BurnRequest.asking(
      request.order, as: request.id, by: People.zhang, steps: [step],
      policy: request.request.policy)
    let grant = try asked.approved(by: People.liu).grant
    return Burn(
      id: Identifier("BURN"),
      grant: try #require(grant),
      order: request.order, disc: try #require(MediumNumber("DVD-2026-0001")), at: .now)
  }

  @Test("not before a burned disc is in the register of what left")
  func afterTheRegistration() async throws {
    let draft = try await draft()
    let request = try request(from: draft)
    let burn = try burned(request)
    let store = try ServerStore(path: under.folder.serverStore)
    try store.write { transaction in
      try transaction.save(burn)
      try transaction.awaitRegistration(of: burn.id, at: .now)
    }
    _ = try await under.office.withdrawBurn(request.id.rawValue, reason: "", by: People.zhang)
    try await under.office.tick()
    #expect(exists(draft.id))
    try store.write { try $0.markRegistered(burn.id) }
    try await under.office.tick()
    #expect(!exists(draft.id))
  }

  @Test("a death between the deletion and its record costs no record")
  func deathBeforeTheRecord() async throws {
    let draft = try await draft()
    let request = try request(from: draft)
    _ = try await under.office.withdrawBurn(request.id.rawValue, reason: "", by: People.zhang)
    try FileManager.default.removeItem(atPath: folder(draft.id))
    try await under.office.tick()
    #expect(try await under.events().count { $0 == .burnFilesDeleted } == 1)
  }

  @Test(
    "what cannot be deleted is not called deleted, and is tried again",
    .enabled(if: Mounted.isPossible))
  func notDeletable() async throws {
    let draft = try await draft()
    let request = try request(from: draft)
    _ = try await under.office.withdrawBurn(request.id.rawValue, reason: "", by: People.zhang)
    let mount = folder(draft.id) + "/mounted"
    try FileManager.default.createDirectory(atPath: mount, withIntermediateDirectories: true)
    #expect(Mounted.bind(mount))
    try await under.office.tick()
    #expect(try await !under.events().contains(.burnFilesDeleted))
    Mounted.release(mount)
    try await under.office.tick()
    #expect(try await under.events().contains(.burnFilesDeleted) && !exists(draft.id))
  }

  @Test("a draft that nobody finished goes after thirty days; a folder without a draft at once")
  func drafts() async throws {
    let draft = try await draft()
    let orphan = Identifier<BurnRequest>("01ORPHAN00000000000000000A")
    try FileManager.default.createDirectory(
      atPath: folder(orphan), withIntermediateDirectories: true)
    try await under.office.tick()
    #expect(exists(draft.id) && !exists(orphan))
    // Every few seconds nobody looks at every folder: after a start, and then hourly.
    try FileManager.default.createDirectory(
      atPath: folder(orphan), withIntermediateDirectories: true)
    try await under.office.tick(at: .now.adding(seconds: 60))
    #expect(exists(orphan))
    try await under.office.tick(at: .now.adding(seconds: 3_700))
    #expect(exists(draft.id) && !exists(orphan))
    try await under.office.tick(at: .now.adding(seconds: 29 * 86_400))
    #expect(exists(draft.id))
    try await under.office.tick(at: .now.adding(seconds: 31 * 86_400))
    #expect(!exists(draft.id))
    #expect(try await under.events().count { $0 == .burnFilesDeleted } == 1)
    #expect(try await under.office.burnDrafts(by: People.zhang).isEmpty)
  }
}
