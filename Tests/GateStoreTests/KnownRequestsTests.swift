import GateDomain
import GateSigning
import GateStore
import GateTesting
import Testing

@Suite("Requests that are kept decoded are those of the database", .timeLimit(.minutes(1)))
struct KnownRequestsTests {
  private struct Undone: Error {}

  private let folder: TemporaryFolder
  private let store: ServerStore

  init() throws {
    folder = try TemporaryFolder("known")
    store = try ServerStore(path: folder.path("store.sqlite"))
  }

  private static let start = Timestamp(milliseconds: 1_780_000_000_000)
  private static let author = Person(
    id: Identifier("zhangwei"), name: "张伟", department: "一处", roles: [.staff])

  private static func request(_ id: String) -> Request {
    let digest = Digest.of(Array(id.utf8))
    return Request(
      id: Identifier(id), number: id, requester: author,
      steps: [ApprovalStep(id: "sec", name: "审查", role: .securityOfficer, need: 1)],
      terms: GrantTerms(action: nil), policy: digest, decideBefore: start.adding(seconds: 86_400),
      revision: Revision(
        number: 1, author: author.id,
        content: RequestContent(form: "leave", version: digest, subject: "事", values: [:]),
        digest: digest, submittedAt: start))
  }

  private func open() throws -> [String] {
    try store.read { try $0.openRequests(in: .inReview).map(\.number) }
  }

  @Test("a change is seen at once, in lists and by name")
  func changed() throws {
    let request = Self.request("R-1")
    try store.write { try $0.save(request) }
    for _ in 1...2 { #expect(try open() == ["R-1"]) }
    #expect(try store.read { try $0.request("R-1")?.state } == .inReview)
    let withdrawn = try request.applying(.withdraw, by: Self.author, at: Self.start)
    try store.write { try $0.save(withdrawn) }
    #expect(try open().isEmpty)
    #expect(try store.read { try $0.request("R-1")?.state } == .withdrawn)
  }

  @Test("what is undone is never kept, though the next change has the same number")
  func undone() throws {
    try store.write { try $0.save(Self.request("R-1")) }
    let before = try store.read { try $0.requestGeneration() }
    #expect(throws: Undone.self) {
      try store.write { transaction in
        try transaction.save(Self.request("R-2"))
        #expect(try transaction.openRequests(in: .inReview).count == 2)
        throw Undone()
      }
    }
    #expect(try open() == ["R-1"])
    try store.write { try $0.save(Self.request("R-3")) }
    #expect(try store.read { try $0.requestGeneration() } == before + 1)
    #expect(try open() == ["R-3", "R-1"])
  }
}
