import Foundation
import GateDomain
import GateLinux
import GateSigning
import GateTesting
import GateTransfer
import Testing

@Suite("Exported files")
struct ExportTests {
  private let sample: ReviewSample
  private let key = OpeningKey()

  init() throws { sample = try ReviewSample() }

  private func exported(_ content: [UInt8]) throws -> (String, ScannedFile, ExportedContainer) {
    let scanned = try sample.held([.infected("Eicar")], content: content)
    let decision = try #require(
      ReviewSample.decision(.export, scanned, officers: ["liu"], recipient: key.recipient))
    let container = try sample.export.export(scanned, by: decision, from: sample.quarantine)
    return (sample.export.path(of: decision.statement.id), scanned, container)
  }

  @Test(
    "what was exported is opened by its key alone, whatever its size",
    arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func roundTrip(_ size: Int) throws {
    let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let (path, scanned, container) = try exported(content)
    let target = sample.folder.path("plain")
    let header = try ContainerOpening.open(path, with: key, to: target)
    #expect(FileManager.default.contents(atPath: target).map(Array.init) == content)
    #expect(header.path == scanned.file.path && header.digest == scanned.file.digest)
    #expect(container.digest == Digest.of(try DurableFile.read(path, limit: 1 << 20)))
    #expect(throws: ContainerError.otherRecipient(key.recipient)) {
      try ContainerOpening.open(path, with: OpeningKey(), to: sample.folder.path("other"))
    }
    #expect(throws: SystemError.self) { try ContainerOpening.open(path, with: key, to: target) }
  }

  @Test("nothing of the content stands in the container")
  func secret() throws {
    let content = Array(String(repeating: "EICAR-STANDARD-ANTIVIRUS", count: 20).utf8)
    let (path, _, _) = try exported(content)
    let bytes = try DurableFile.read(path, limit: 1 << 20)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("EICAR-STANDARD"))
  }

  @Test("every changed, cut or lengthened container is refused, and nothing is left behind")
  func mutations() throws {
    let (path, _, _) = try exported(Array("abc".utf8))
    let whole = try DurableFile.read(path, limit: 1 << 20)
    let bad = sample.folder.path("bad.held")
    let target = sample.folder.path("plain")
    var variants = (0..<whole.count).map { place in
      var bytes = whole
      bytes[place] ^= 1
      return bytes
    }
    variants += (0..<whole.count).map { Array(whole.prefix($0)) } + [whole + [0]]
    for bytes in variants {
      try Data(bytes).write(to: URL(fileURLWithPath: bad))
      #expect(throws: ContainerError.self) { try ContainerOpening.open(bad, with: key, to: target) }
      #expect(!FileManager.default.fileExists(atPath: target))
      #expect(!FileManager.default.fileExists(atPath: target + ".part"))
    }
  }

  @Test("exporting again after a death gives the same container, never a half one")
  func repetition() throws {
    let scanned = try sample.held([.infected("X")])
    let decision = try #require(
      ReviewSample.decision(.export, scanned, officers: ["liu"], recipient: key.recipient))
    try sample.folder.write("half", to: "export/D1.held.new")
    let first = try sample.export.export(scanned, by: decision, from: sample.quarantine)
    let second = try sample.export.export(scanned, by: decision, from: sample.quarantine)
    #expect(first == second)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: sample.folder.path("export"))
    #expect(names == ["D1.held"])
  }

  @Test("a file that is not the one that was judged is not exported")
  func changed() throws {
    let scanned = try sample.held([.infected("X")])
    let decision = try #require(
      ReviewSample.decision(.export, scanned, officers: ["liu"], recipient: key.recipient))
    let path = sample.quarantine.path(of: Identifier("T1"), index: 3)
    for other in ["", "short", String(decoding: ReviewSample.content.reversed(), as: UTF8.self)] {
      try Data(other.utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: ContainerError.changed) {
        try sample.export.export(scanned, by: decision, from: sample.quarantine)
      }
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: sample.folder.path("export"))
    #expect(left.isEmpty)
  }

  @Test("a key that encrypts nothing is refused")
  func badRecipient() throws {
    let scanned = try sample.held([.infected("X")])
    let zero = try #require(ExportRecipient(hex: String(repeating: "0", count: 64)))
    let decision = try #require(
      ReviewSample.decision(.export, scanned, officers: ["liu"], recipient: zero))
    #expect(throws: ContainerError.badRecipient) {
      try sample.export.export(scanned, by: decision, from: sample.quarantine)
    }
  }
}
