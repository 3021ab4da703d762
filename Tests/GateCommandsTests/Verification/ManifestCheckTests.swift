import Foundation
import GateDomain
import GateSigning
import GateTesting
import Testing

@testable import GateCommands

@Suite struct ManifestCheckTests {
  let key = SigningKey()
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Array("甲".utf8), to: "资料/甲.txt")
    try folder.write(Array("乙".utf8), to: "乙.txt")
  }

  // Signed the way docs/manifest.md says, without our own writer.
  private func manifest() -> [UInt8] {
    func file(_ path: String, _ content: String, released: Bool) -> JSONValue {
      [
        "path": .string(path), "path_bytes": .string(Hex.encode(path.utf8)),
        "released": .boolean(released), "sha256": .string(Digest.of(content.utf8).hex),
      ]
    }
    var members: [String: JSONValue] = [
      "files": [
        file("资料/甲.txt", "甲", released: true), file("乙.txt", "乙", released: true),
        file("病毒.txt", "丙", released: false),
      ],
      "released_at": "2026-11-22T08:00:00.000Z", "request_number": "传入〔2026〕1号",
      "station": "ST-01", "transfer": "T1", "v": 2,
    ]
    let digest = Digest.of(CanonicalJSON.encode(.object(members)))
    let message = Array("gatehouse/manifest/v2\n".utf8) + digest.bytes
    members["signature"] = .string(Hex.encode(key.signature(for: message)))
    return CanonicalJSON.encode(.object(members))
  }

  private func check() throws -> ManifestCheck {
    try ManifestCheck(manifest: manifest(), key: key.verificationKey, folder: folder.path)
  }

  @Test func `an untouched release is intact`() throws {
    let check = try check()
    #expect(check.isIntact)
    #expect(check.files.map(\.path) == ["资料/甲.txt", "乙.txt"])
    #expect(check.held == 1)
  }

  @Test func `a changed file is found`() throws {
    try folder.write(Array("改".utf8), to: "乙.txt")
    #expect(try check().files.map(\.state) == [.intact, .changed])
  }

  @Test func `a missing file is found`() throws {
    try FileManager.default.removeItem(atPath: folder.path("资料/甲.txt"))
    #expect(try check().files.map(\.state) == [.missing, .intact])
  }

  @Test func `a file that was held but lies there is found`() throws {
    try folder.write(Array("丙".utf8), to: "病毒.txt")
    #expect(try check().files.map(\.state) == [.intact, .intact, .extra])
  }

  @Test func `a manifest with one changed byte is not believed`() throws {
    let manifest = manifest()
    for index in stride(from: 0, to: manifest.count, by: 17) {
      var changed = manifest
      changed[index] ^= 1
      #expect(throws: CommandFailure.self) {
        try ManifestCheck(manifest: changed, key: key.verificationKey, folder: folder.path)
      }
    }
  }
}
