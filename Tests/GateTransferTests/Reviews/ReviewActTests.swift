import Foundation
import GateDomain
import GateLinux
import GateSigning
import GateTesting
import GateTransfer
import Testing

/// What decisions do to files, each step done again as after a death.
@Suite("Decisions on held files")
struct ReviewActTests {
  private let sample: ReviewSample
  private let station = SigningKey()
  private let id = Identifier<Transfer>("T1")

  init() throws { sample = try ReviewSample() }

  private func reviewed(_ scanned: ScannedFile) throws -> ReviewedFile {
    let decision = try #require(ReviewSample.decision(.release, scanned))
    return try #require(
      ReviewedFile(
        scanned, of: try ReviewSample.transfer(), by: decision,
        under: ReviewSample.policy([.suspicious: .review(officers: 2)])))
  }

  private func manifest(_ file: ReviewedFile) -> [UInt8] {
    let manifest = ReviewManifest(
      file, policy: Digest.of([0]), releasedAt: Timestamp(milliseconds: 1_795_334_400_000))
    return SignedManifest.bytes(of: manifest, signedWith: station)
  }

  @Test("a reviewed file appears in a folder of its own, once, with who decided")
  func release() throws {
    let file = try reviewed(sample.held())
    for _ in 0..<2 {
      try sample.release.release(file, manifest: manifest(file))
      try sample.quarantine.destroy(id, index: 3)
    }
    let folder = sample.release.folder(of: id, reviewed: 3)
    #expect(folder.hasSuffix("/release/T1-review-3"))
    let bytes = try DurableFile.read(folder + "/files/目录/a.csv", limit: 999)
    #expect(bytes == ReviewSample.content)
    let written = try #require(sample.release.manifest(of: id, reviewed: 3))
    let value = try #require(SignedManifest.verified(written, by: station.verificationKey))
    #expect(value["review"]?["officers"]?.array?.count == 2)
    #expect(value["review"]?["reasons"] == ["suspicious"])
    #expect(value["files"]?.array?.first?["released"] == true)
    #expect(value["files"]?.array?.first?["verdict"] == "suspicious")
    let statement = try #require(value["review"]?["statement"]?.string)
    let signature = try #require(value["review"]?["signature"]?.string)
    let quoted = Unverified<ReviewDecision>(statement: statement, signature: signature)
    #expect(quoted.verified(by: ReviewSample.office.verificationKey) != nil)
    #expect(try sample.quarantine.digest(id, index: 3) == nil)
  }

  @Test("what a death left half done is thrown away and done again")
  func halfDone() throws {
    let file = try reviewed(sample.held())
    try sample.folder.write("x", to: "release/.T1-review-3/files/stray")
    try sample.release.release(file, manifest: manifest(file))
    let folder = sample.release.folder(of: id, reviewed: 3)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/files") == ["目录"])
    let all = try FileManager.default.contentsOfDirectory(atPath: sample.folder.path("release"))
    #expect(all == ["T1-review-3"])
  }

  @Test("a name that leads outside is refused even here", arguments: ["../x", "a//b", "a/."])
  func traversal(_ path: String) throws {
    let file = try reviewed(sample.held(path: path))
    #expect(throws: SystemError.self) {
      try sample.release.release(file, manifest: manifest(file))
    }
    #expect(!sample.release.holds(id, reviewed: 3))
  }

  @Test("destroying removes the file, and again does no harm")
  func destroy() throws {
    _ = try sample.held()
    _ = try sample.held(index: 4)
    for _ in 0..<2 { try sample.quarantine.destroy(id, index: 3) }
    #expect(try sample.quarantine.digest(id, index: 3) == nil)
    #expect(try sample.quarantine.digest(id, index: 4) == Digest.of(ReviewSample.content))
    sample.quarantine.discard(id)
    try sample.quarantine.destroy(id, index: 4)
  }

  @Test("a file that was changed in quarantine shows another digest")
  func changed() throws {
    let held = try sample.held()
    let path = sample.quarantine.path(of: id, index: 3)
    try Data("other".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try sample.quarantine.digest(id, index: 3) != held.file.digest)
  }
}
