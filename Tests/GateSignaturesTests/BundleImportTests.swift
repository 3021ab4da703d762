import Foundation
import GateDomain
import GateSignatures
import GateSigning
import GateTesting
import Testing

@Suite("Bundles of the office", .timeLimit(.minutes(2)))
struct BundleImportTests {
  @Test func `a bundle takes the place of the demonstration`() async throws {
    let site = try SignatureSite()
    let set = try await site.take(try site.bundle())
    #expect(try site.filesInForce() == ["office.gatesig", "office.own.ndb"])
    #expect(!set.isDemonstration)
    #expect(set.parts.map(\.name) == ["office"])
    #expect(set.parts.first?.count == 1)
    #expect(site.store.isWhole(set.digest))
  }

  @Test func `bundles of other names stay, of the same name go`() async throws {
    let site = try SignatureSite()
    try await site.take(try site.bundle("first", files: ["a.ndb": SignatureSite.eicar]))
    try await site.take(try site.bundle("second", files: ["b.hsb": "x\n", "c.yar": "rule a {}\n"]))
    try await site.take(try site.bundle("first", version: 2, files: ["d.ldb": "x\n"]))
    #expect(
      try site.filesInForce() == [
        "first.d.ldb", "first.gatesig", "second.b.hsb", "second.c.yar", "second.gatesig",
      ])
  }

  @Test func `an older bundle is refused, the same one again is not`() async throws {
    let site = try SignatureSite()
    let (old, new) = (try site.bundle(version: 1), try site.bundle(version: 2))
    let first = try await site.take(new)
    #expect(await site.refusal(of: old) == .older)
    #expect(try await site.take(new).digest == first.digest)
    let earlier = try site.bundle(version: 2, at: 1_600_000_000_000)
    #expect(await site.refusal(of: earlier) == .older, "the same version, made before")
  }

  @Test func `what the office did not sign is refused`() async throws {
    let site = try SignatureSite()
    #expect(await site.refusal(of: try site.bundle(by: SigningKey())) == .notSigned)
    let tampered = try site.bundle()
    let list = tampered + "/office.gatesig"
    let text = try String(contentsOfFile: list, encoding: .utf8)
    try text.replacing("office", with: "offices").write(
      toFile: list, atomically: true, encoding: .utf8)
    #expect(await site.refusal(of: tampered) == .notSigned)
    let renamed = try site.bundle()
    try FileManager.default.moveItem(
      atPath: renamed + "/office.gatesig", toPath: renamed + "/other.gatesig")
    #expect(await site.refusal(of: renamed) == .notSigned)
  }

  @Test func `a grant's signature does not make a bundle`() throws {
    let site = try SignatureSite()
    let path = try site.bundle() + "/office.gatesig"
    #expect(try SignatureBundleFile.read(path, by: site.key.verificationKey) != nil)
    var form = try JSONDecoder().decode(
      Unverified<SignatureBundle>.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    let message = Array("gatehouse/grant/v1\n\(form.statement)".utf8)
    form = Unverified(
      statement: form.statement, signature: Hex.encode(site.key.signature(for: message)))
    #expect(form.verified(by: site.key.verificationKey) == nil)
  }

  @Test func `a file that is not the one that was signed is refused`() async throws {
    let site = try SignatureSite()
    let changed = try site.bundle()
    try SignatureSite.eicar.uppercased().write(
      toFile: changed + "/own.ndb", atomically: true, encoding: .utf8)
    #expect(await site.refusal(of: changed) == .damaged)
    let missing = try site.bundle()
    try FileManager.default.removeItem(atPath: missing + "/own.ndb")
    #expect(await site.refusal(of: missing) == .unreadable)
    let more = try site.bundle()
    try Data("x\n".utf8).write(to: URL(fileURLWithPath: more + "/more.ndb"))
    #expect(await site.refusal(of: more) == .unknownKind)
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "   \n# x"])
  func `a bundle without signatures is refused`(_ text: String) async throws {
    let site = try SignatureSite()
    let path = try site.bundle(files: ["own.ndb": SignatureSite.eicar, "empty.hdb": text])
    #expect(await site.refusal(of: path) == .empty)
  }

  @Test func `the mark of the demonstration never comes in`() async throws {
    let site = try SignatureSite()
    let path = try site.bundle()
    try Data("x".utf8).write(to: URL(fileURLWithPath: path + "/DEMONSTRATION-ONLY"))
    #expect(await site.refusal(of: path) == .demonstration)
  }

  @Test(arguments: [
    ("daily", "a.ndb"), ("Office", "a.ndb"), ("", "a.ndb"), ("a.b", "a.ndb"), ("a/b", "a.ndb"),
    ("ok", "a.fp"), ("ok", "a.ign2"), ("ok", "a.cbc"), ("ok", "a.cvd"), ("ok", "a.cfg"),
    ("ok", "关.ndb"), ("ok", ".ndb"), ("ok", "ndb"),
  ])
  func `no bundle has such a name or file`(_ name: String, _ file: String) throws {
    let site = try SignatureSite()
    #expect(throws: SignatureRefusal.self) { try site.bundle(name, files: [file: "x\n"]) }
  }
}
