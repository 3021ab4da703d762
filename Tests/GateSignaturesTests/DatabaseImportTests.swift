import Foundation
import GateSignatures
import GateTesting
import Testing

@Suite("Databases that nobody has signed", .serialized, .timeLimit(.minutes(3)))
struct DatabaseImportTests {
  /// A database in libclamav's own container, made by its own tool, without a signature.
  private static func unsigned(_ kind: String) async throws -> [UInt8] {
    let folder = try TemporaryFolder("sigtool")
    try folder.write(SignatureSite.eicar, to: "daily.ndb")
    try folder.write("nothing\n", to: "COPYING")
    let script = "cd \"$1\" && echo test | sigtool --unsigned --build=daily.\(kind) --cvd-version=9"
    let made = try await Program.run("/bin/sh", ["-c", script, "sh", folder.path])
    guard made.succeeded else { throw ToolFailure(text: made.errors) }
    return try folder.read("daily.\(kind)")
  }

  private struct ToolFailure: Error { let text: String }

  @Test(arguments: ["cvd", "cld", "cud"])
  func `are refused under every name`(_ kind: String) async throws {
    let site = try SignatureSite()
    let before = site.store.history
    let database = try await Self.unsigned("cvd")
    let refusal = await site.refusal(of: try site.offer("daily.\(kind)", database))
    #expect(refusal == .notSigned || kind == "cld" && refusal == .damaged)
    #expect(site.store.history == before)
    #expect(try site.filesInForce() == ["DEMONSTRATION-ONLY", "demo.ndb"])
  }

  @Test func `the form that libclamav itself takes unsigned is refused`() async throws {
    let site = try SignatureSite()
    let database = try await Self.unsigned("cud")
    let refusal = await site.refusal(of: try site.offer("daily.cud", database))
    #expect(refusal == .notSigned)
  }

  @Test func `cut off anywhere they are refused`() async throws {
    let site = try SignatureSite()
    let database = try await Self.unsigned("cvd")
    for count in [0, 1, 100, 511, 512, 513, database.count / 2, database.count - 1] {
      let refusal = await site.refusal(
        of: try site.offer("daily.cvd", Array(database.prefix(count))))
      #expect(
        refusal == .damaged || refusal == .notSigned,
        "\(count) bytes: \(String(describing: refusal))")
    }
  }

  @Test func `noise is refused`() async throws {
    let site = try SignatureSite()
    var random = SeededGenerator(seed: 11)
    for kind in ["cvd", "cld", "cud"] {
      let refusal = await site.refusal(of: try site.offer("daily.\(kind)", random.bytes(20_000)))
      #expect(refusal == .damaged || refusal == .notSigned)
    }
  }

  @Test(arguments: [
    "signatures.ndb", "daily.cvd.gz", "other.cvd", "x.fp", "daily.ign2", "bytecode.cbc", "README",
    ".cvd", "../daily.cvd",
  ])
  func `files that nothing vouches for are refused`(_ name: String) async throws {
    let site = try SignatureSite()
    let file = (name as NSString).lastPathComponent
    let refusal = await site.refusal(of: try site.offer(file, Array("x".utf8)))
    #expect(refusal == (file == "daily.cvd" ? .damaged : .unknownKind))
  }
}
