import Foundation
import GateDomain
import GateLinux
import GateSigning
import GateTesting
import Testing

@testable import GateTransfer

@Suite("A manifest")
struct ManifestTests {
  private static let time = Timestamp(milliseconds: 1_790_000_000_000)
  private let folder: TemporaryFolder
  private let key = SigningKey()

  init() throws {
    folder = try TemporaryFolder("manifest")
  }

  private static func manifest() throws -> Manifest {
    Manifest(
      transfer: try ReviewSample.transfer(), grant: try ReviewSample.grant(),
      database: SignatureDatabase(
        engine: "libclamav", version: 1, count: 2, publishedAt: time,
        digest: Digest.of([UInt8]()), isDemonstration: false),
      policy: Digest.of([UInt8](1...3)), releasedAt: time)
  }

  private static func file(_ index: UInt64) -> ScannedFile {
    ScannedFile(
      judging: QuarantinedFile(
        index: index, path: RawName("目录/\(index).txt"), size: index,
        digest: Digest.of([UInt8](repeating: 1, count: Int(index % 7))), copy: .complete),
      name: nil, type: .allowed(ContentType(rawValue: "text/plain")),
      engines: [
        EngineFinding(engine: "e", answer: index.isMultiple(of: 3) ? .infected("X") : .clean)
      ], signatures: .fresh)
  }

  private func written(_ files: [ScannedFile], _ skipped: [SkippedEntry] = []) throws -> [UInt8] {
    let path = folder.path("m.json")
    try Self.manifest().write(
      to: path, files: files.forEach, skipped: skipped.forEach, signedWith: key)
    return try DurableFile.read(path, limit: 64 << 20)
  }

  @Test("is canonical JSON that the station's key proves, however many files it lists")
  func proved() throws {
    for count in [0, 1, 2, 700] as [UInt64] {
      let bytes = try written(
        (0..<count).map(Self.file), [SkippedEntry(path: RawName([0xff]), kind: .symbolicLink)])
      let value = try #require(SignedManifest.verified(bytes, by: key.verificationKey))
      #expect(value["files"]?.array?.count == Int(count))
      #expect(value["skipped"]?.array?.count == 1)
      #expect(try CanonicalJSON.encode(CanonicalJSON.decode(bytes, limit: 64 << 20)) == bytes)
      #expect(SignedManifest.verified(bytes, by: SigningKey().verificationKey) == nil)
    }
  }

  @Test("says of each file whether it was released, which only a clean verdict is")
  func released() throws {
    let bytes = try written((0..<9).map(Self.file))
    let value = try #require(SignedManifest.verified(bytes, by: key.verificationKey))
    let marks = value["files"]?.array?.map { $0["released"] == .boolean(true) }
    #expect(marks == (0..<9).map { !$0.isMultiple(of: 3) })
  }

  @Test("is proved no more when any byte of it is another")
  func changed() throws {
    let bytes = try written([Self.file(1)])
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 1
      #expect(SignedManifest.verified(other, by: key.verificationKey) == nil, "byte \(index)")
    }
  }

  @Test("replaces what a death left half written")
  func again() throws {
    try folder.write(String(repeating: "x", count: 100_000), to: "m.json")
    let bytes = try written([Self.file(1)])
    #expect(SignedManifest.verified(bytes, by: key.verificationKey) != nil)
  }
}
