import Foundation
import GateDomain
import GateSignatures
import GateTesting
import Testing

@Suite("The sets on disk", .timeLimit(.minutes(1)))
struct SignatureStoreTests {
  @Test func `loose files become the first set, with their dates`() throws {
    let folder = try TemporaryFolder("adopting")
    let file = try folder.write(SignatureSite.eicar, to: "demo.ndb")
    let date = Date(timeIntervalSince1970: 1_600_000_000)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
    let store = SignatureStore(folder.path)
    #expect(store.folderInForce == folder.path)
    try store.adopt()
    let digest = try #require(store.history.first)
    #expect(store.folderInForce == store.folder(of: digest))
    #expect(store.isWhole(digest))
    let set = try #require(store.set(digest))
    #expect(set.parts.map(\.kind) == [.files])
    #expect(set.parts.first?.publishedAt.milliseconds == 1_600_000_000_000)
    #expect(try folder.list() == ["in-force", "orders", "sets"])
    try store.adopt()
    #expect(store.history == [digest])
  }

  @Test func `files that somebody puts there later are left alone`() throws {
    let site = try SignatureSite()
    try site.folder.write("x\n", to: "signatures/later.ndb")
    try site.store.adopt()
    #expect(try site.folder.list().contains("signatures"))
    #expect(FileManager.default.fileExists(atPath: site.store.root + "/later.ndb"))
    #expect(try !site.filesInForce().contains("later.ndb"))
  }

  @Test func `three earlier sets are kept, newest first, and none that is not`() async throws {
    let site = try SignatureSite()
    var made: [Digest] = []
    for version in 1...6 {
      made.append(try await site.take(try site.bundle(version: UInt64(version))).digest)
    }
    #expect(site.store.history == made.suffix(4).reversed())
    let kept = Set(try FileManager.default.contentsOfDirectory(atPath: site.store.root + "/sets"))
    #expect(kept == Set(made.suffix(4).flatMap { [$0.hex, $0.hex + ".json"] }))
    try site.store.putInForce(made[3])
    #expect(site.store.history == [made[3], made[5], made[4], made[2]])
  }

  @Test func `a set with one changed byte is not whole`() async throws {
    let site = try SignatureSite()
    let set = try await site.take(try site.bundle())
    let path = site.store.folder(of: set.digest) + "/office.own.ndb"
    var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    bytes[3] ^= 1
    try FileManager.default.removeItem(atPath: path)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(!site.store.isWhole(set.digest))
  }

  @Test func `a refused import leaves nothing behind`() async throws {
    let site = try SignatureSite()
    let before = try FileManager.default.contentsOfDirectory(atPath: site.store.root + "/sets")
    _ = await site.refusal(of: try site.offer("daily.cvd", [1, 2, 3]))
    let after = try FileManager.default.contentsOfDirectory(atPath: site.store.root + "/sets")
    #expect(Set(after) == Set(before))
  }

  @Test func `every refusal says what is wrong and what to do, in both languages`() {
    for code in SignatureRefusal.Code.allCases {
      let words = SignatureRefusal(code, "x").explanation
      for text in [words.what, words.hint].flatMap({ [$0.chinese, $0.english] }) {
        #expect(!text.isEmpty)
      }
    }
  }
}
