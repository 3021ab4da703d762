import GRDB
import GateDomain
import GateSigning
import GateStore
import GateTesting
import Testing

@Suite("Reviews in the server's store")
struct ServerReviewTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path("store.sqlite") }

  init() throws { folder = try TemporaryFolder("reviews") }

  private static func transfer(_ id: String, _ state: TransferState) throws -> Transfer {
    let zeros = JSONValue.string(String(repeating: "0", count: 64))
    let grant = try #require(
      Grant(canonical: [
        "action": "import",
        "basis": [
          ["approver": "liu", "at": "2026-11-22T08:00:00.000Z", "name": "刘洋", "step": "s"]
        ],
        "device": ["product": 1, "serial": "", "vendor": 1], "form": "inbound", "id": "G1",
        "scope": .object([:]),
        "issued_at": "2026-11-22T08:00:01.000Z", "not_after": "2026-11-22T10:00:00.000Z",
        "not_before": "2026-11-22T08:00:00.000Z", "policy": zeros, "request": "R1",
        "request_number": "1", "requester": "zhang", "revision": zeros, "station": "ST-01",
        "uses": 1,
      ]))
    var transfer = Transfer(
      id: Identifier(id), grant: grant, device: grant.device,
      startedAt: Timestamp(milliseconds: 1_795_334_400_000))
    transfer.state = state
    return transfer
  }

  private static func file(_ index: UInt64, _ engine: EngineAnswer) -> ScannedFile {
    ScannedFile(
      judging: QuarantinedFile(
        index: index, path: RawName("a"), size: 1, digest: Digest.of([1]), copy: .complete),
      name: nil, type: .allowed(ContentType(rawValue: "x/y")),
      engines: [EngineFinding(engine: "e", answer: engine)], signatures: .fresh)
  }

  private func fill(_ store: ServerStore) throws {
    try store.write { transaction in
      for (id, state) in [
        ("T1", TransferState.released), ("T2", .failed(.revoked)), ("T3", .released),
        ("T4", .copying),
      ] {
        try transaction.save(try Self.transfer(id, state))
        try transaction.save(Self.file(0, .clean), of: Identifier(id))
        try transaction.save(Self.file(1, .suspicious("X")), of: Identifier(id))
        try transaction.save(Self.file(2, .infected("X")), of: Identifier(id))
      }
    }
  }

  private func places(_ store: ServerStore, _ states: [String] = []) throws -> [String] {
    try store.read {
      try $0.heldFiles(states: states, after: nil, limit: 100).map { "\($0.transfer)/\($0.index)" }
    }
  }

  // What every later version added.
  private static let undoing: String = {
    let triggers = ["request_added", "request_changed", "request_removed"]
    let tables = [
      "draft", "mandate", "submission", "old_password", "address_failure", "account_change",
      "passkey", "time_code", "challenge", "pledge", "external_machine", "machine_report",
      "machine_finding", "machine_incident", "burn_draft", "burn_staged_file", "burn_request",
      "burn_grant", "burn", "settled_burn", "medium", "medium_file", "stocktake", "medium_change",
      "disc_text", "disc_files_deleted", "disc_receipt", "attachment", "noted", "machine_export",
      "machine_inbox", "disc_files_kept", "disc_draft_form", "request_generation",
    ]
    let indexes = [
      "request_by_submission", "request_by_end", "request_by_action", "grant_by_state",
      "session_by_person",
    ]
    let columns = [
      ("request", ["form", "department", "submitted", "decided", "ends"]),
      ("person", ["state", "must_change", "password_set", "lockouts"]),
      ("session", ["name", "is_pending", "address", "stepped"]),
    ]
    var lines = triggers.map { "DROP TRIGGER \($0);" }
    lines += tables.map { "DROP TABLE \($0);" } + indexes.map { "DROP INDEX \($0);" }
    for (table, names) in columns {
      lines += names.map { "ALTER TABLE \(table) DROP COLUMN \($0);" }
    }
    return lines.joined()
  }()

  @Test("a store of the version before opens the reviews of what was released already")
  func migration() throws {
    try fill(try ServerStore(path: path))
    let database = try DatabaseQueue(path: path)
    try database.write { database in
      try database.execute(
        sql: Self.undoing + "DROP TABLE review; DROP TABLE review_decision; PRAGMA user_version = 1"
      )
    }
    try database.close()
    let store = try ServerStore(path: path)
    #expect(try places(store) == ["T3/1", "T3/2", "T1/1", "T1/2"])
  }

  @Test("only held files are opened, once, and a decision that is not recorded is not offered")
  func opening() throws {
    let store = try ServerStore(path: path)
    try fill(store)
    for _ in 0..<2 { try store.write { try $0.openReviews(of: Identifier("T1")) } }
    #expect(try places(store) == ["T1/1", "T1/2"])
    let review = try #require(
      Review(of: Self.file(2, .infected("X")), in: try Self.transfer("T1", .released)))
    let officer = Person(
      id: Identifier("liu"), name: "刘洋", department: "", roles: [.securityOfficer])
    let now = Timestamp(milliseconds: 1_795_334_400_000)
    let act = ReviewAct(.destroy, digest: review.digest, reasons: review.reasons, why: "x")
    let decided = try review.applying(act, by: officer, rule: .forbid, at: now)
    let decision = try #require(
      ReviewDecision(id: Identifier("D1"), from: decided, policy: review.digest, at: now))
    let station = Identifier<Station>("ST-01")
    let number = try store.write { transaction in
      try transaction.save(decided)
      let number = try transaction.enqueue([1])
      try transaction.insert(Verified(signing: decision, with: SigningKey()), mintedBy: number)
      return number
    }
    #expect(try store.read { try $0.openDecisions(at: station) }.isEmpty)
    #expect(try places(store, ["decided"]) == ["T1/2"])
    try store.write { try $0.clearOutbox(upTo: number) }
    #expect(try store.read { try $0.openDecisions(at: station) }.count == 1)
    #expect(try store.read { try $0.openDecisions(at: Identifier("ST-02")) }.isEmpty)
    let foreign = try store.write {
      try $0.close(decision.id, at: Identifier("ST-02"), report: "")
    }
    #expect(foreign == nil)
    let place = try store.write { try $0.close(decision.id, at: station, report: "{}") }
    #expect(place?.index == 2)
    let again = try store.write { try $0.close(decision.id, at: station, report: "{}") }
    #expect(again == nil)
    #expect(try store.read { try $0.lastReport(of: Identifier("T1"), index: 2) } == "{}")
  }
}
