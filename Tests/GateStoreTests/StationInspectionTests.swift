import Foundation
import GateDomain
import GateSigning
import GateTesting
import Testing

@testable import GateStore

@Suite struct StationInspectionTests {
  private let folder: TemporaryFolder
  private let store: StationStore
  private let time = Timestamp(milliseconds: 1_790_000_000_000)
  private let content = Digest.of(Array("content".utf8))
  private let context = Digest.of(Array("context".utf8))
  private let clean = Inspection(
    type: ContentType(rawValue: "text/plain"), engines: [EngineFinding(engine: "e", answer: .clean)]
  )

  init() throws {
    folder = try TemporaryFolder("inspections")
    store = try StationStore(
      path: folder.path("s.sqlite"), station: Identifier(rawValue: "s1"), key: SigningKey())
  }

  private func found(_ content: Digest, _ context: Digest) throws -> Inspection? {
    try store.read { try $0.inspection(of: content, under: context) }
  }

  @Test func `an inspection counts for the same content under the same context alone`() throws {
    try store.write { try $0.save(clean, of: content, under: context, at: time) }
    #expect(try found(content, context) == clean)
    #expect(try found(context, context) == nil)
    #expect(try found(content, content) == nil)
  }

  @Test func `a later inspection replaces the earlier`() throws {
    let infected = Inspection(
      type: nil,
      engines: [EngineFinding(engine: "e", answer: .infected("X"), member: [RawName([0xff])])],
      tree: ContentTree(
        nodes: [.init(depth: 1, name: RawName([0xff]), size: 3, isOffending: true)]))
    try store.write { try $0.save(clean, of: content, under: context, at: time) }
    try store.write { try $0.save(infected, of: content, under: context, at: time) }
    #expect(try found(content, context) == infected)
  }

  @Test func `what was found under another context is forgotten`() throws {
    let other = Digest.of(Array("other".utf8))
    try store.write { try $0.save(clean, of: content, under: context, at: time) }
    try store.write { try $0.save(clean, of: content, under: other, at: time) }
    try store.write { try $0.pruneInspections(keeping: other) }
    #expect(try found(content, context) == nil)
    #expect(try found(content, other) == clean)
  }
}
