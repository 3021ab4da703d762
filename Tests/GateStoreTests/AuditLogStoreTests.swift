import Foundation
import GateAuditLog
import GateDomain
import GateSigning
import GateStore
import GateTesting
import Testing

@Suite struct AuditLogStoreTests {
  private let site: AuditLogSite

  init() throws {
    site = try AuditLogSite()
  }

  @Test func `a new log is empty, signed and proved`() throws {
    let store = try site.open()
    #expect(store.size == 0)
    #expect(try site.report().isProved)
    #expect(try site.root.read("log/checkpoint") == Array(store.checkpoint.utf8))
    #expect(NoteKey(text: store.vkey)?.name == AuditLogSite.origin)
  }

  @Test func `what was appended is there, in the database and in the folder`() throws {
    let store = try site.open()
    let records = AuditLogSite.records(0..<10)
    #expect(try store.append(Array(records[..<3])) == [0, 1, 2])
    #expect(try store.append(Array(records[3...])) == Array(3..<10))
    #expect(store.size == 10)
    #expect(try store.records(from: 4, limit: 3).map(\.bytes) == Array(records[4..<7]))
    #expect(try store.records(from: 4, limit: 3).map(\.index) == [4, 5, 6])
    #expect(try store.records(from: 99, limit: 3).isEmpty)
    #expect(try store.record(id: "01K-5")?.bytes == records[5])
    #expect(try store.record(id: "01K-55") == nil)
    #expect(try store.records(aboutObject: "request", id: "r1", limit: 9).map(\.index) == [1, 8])
    #expect(try store.records(aboutObject: "request", id: "r1", limit: 1).map(\.index) == [1])
    #expect(try store.records(aboutObject: "grant", id: "r1", limit: 9).isEmpty)
    let report = try site.report()
    #expect(report.isProved)
    #expect(report.records == 10)
  }

  @Test func `it goes on after being closed`() throws {
    try site.open().append(AuditLogSite.records(0..<300))
    let first = try site.report()
    let store = try site.open()
    #expect(store.size == 300)
    #expect(try store.append(AuditLogSite.records(300..<302)) == [300, 301])
    let report = try site.report(known: [try #require(first.checkpoint)])
    #expect(report.isProved)
    #expect(report.records == 302)
  }

  /// Single appends and groups, over the edges of tiles.
  @Test(arguments: [1, 7, 100, 256, 600])
  func `steps of any size leave a folder that is proved`(step: Int) throws {
    let store = try site.open()
    for first in stride(from: 0, to: 600, by: step) {
      try store.append(AuditLogSite.records(first..<min(first + step, 600)))
    }
    let report = try site.report()
    #expect(report.isProved)
    #expect(report.records == 600)
  }

  @Test func `a full tile takes the place of its partial ones`() throws {
    let store = try site.open()
    for number in 0..<257 { try store.append([AuditLogSite.record(number)]) }
    let names = try site.list("log/tile/entries")
    #expect(names == ["000", "001.p"])
    #expect(try site.list("log/tile/0") == ["000", "001.p"])
    #expect(try site.report().isProved)
  }

  @Test func `the same record again keeps its place`() throws {
    let store = try site.open()
    let records = AuditLogSite.records(0..<5)
    try store.append(records)
    let checkpoint = store.checkpoint
    #expect(try store.append([records[3], records[1]]) == [3, 1])
    #expect(store.checkpoint == checkpoint)
    let new = AuditLogSite.record(5)
    #expect(try store.append([records[4], new, new, records[0]]) == [4, 5, 5, 0])
    #expect(store.size == 6)
    #expect(try site.report().isProved)
  }

  @Test func `another record of the same name is refused, and its batch with it`() throws {
    let store = try site.open()
    try store.append(AuditLogSite.records(0..<3))
    let other = AuditLogSite.record(1, note: "changed")
    for batch in [
      [AuditLogSite.record(8), other], [AuditLogSite.record(9), AuditLogSite.record(9, note: "x")],
    ] {
      #expect(throws: AuditLogError(.recordConflict, "")) { try store.append(batch) }
    }
    #expect(store.size == 3)
    #expect(try store.record(id: "01K-8") == nil)
  }

  @Test func `what is no record is refused`() throws {
    let store = try site.open()
    for bytes in [[], Array("{}".utf8), AuditLogSite.record(1) + [0x20]] {
      #expect(throws: AuditLogError(.recordMalformed, "")) { try store.append([bytes]) }
    }
    #expect(store.size == 0)
  }

  @Test func `a station's chain is kept unbroken`() throws {
    let store = try site.open()
    #expect(try store.chainHead(ofStation: "ST-01") == .beginning)
    let first = try AuditLogSite.stationRecord(1, after: .beginning)
    try store.append([first])
    let head = try store.chainHead(ofStation: "ST-01")
    #expect(head.sequence == 1)
    let second = try AuditLogSite.stationRecord(2, after: head)
    let third = try AuditLogSite.stationRecord(
      3, after: StationChainHead(sequence: 2, digest: Digest.of(second)))
    let fork = try AuditLogSite.stationRecord(4, after: .beginning)
    for broken in [[third], [second, second, fork], [fork]] {
      #expect(throws: AuditLogError(.chainBroken, "")) { try store.append(broken) }
    }
    #expect(try store.append([first, second, third]) == [0, 1, 2])
    #expect(try site.report().isProved)
  }

  @Test func `each record has a proof that a stranger can check`() throws {
    let store = try site.open()
    let records = AuditLogSite.records(0..<300)
    try store.append(records)
    let key = try #require(NoteKey(text: store.vkey))
    for index in [0, 255, 256, 299] {
      let proof = try #require(LogProof(text: try store.proof(ofRecord: Int64(index))))
      #expect(proof.proves(records[index], key: key))
      #expect(!proof.proves(records[index == 0 ? 1 : 0], key: key))
    }
    #expect(throws: AuditLogError.self) { try store.proof(ofRecord: 300) }
  }

  @Test func `many threads share transactions and lose nothing`() async throws {
    let store = try site.open()
    let places = try await withThrowingTaskGroup(of: [Int64].self) { group in
      for writer in 0..<20 {
        group.addTask {
          var places: [Int64] = []
          for number in 0..<20 {
            let record = AuditLogSite.record(number, prefix: "w\(writer)")
            places += try await store.appendWaiting([record])
          }
          return places
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(places.sorted() == Array(0..<400))
    #expect(try site.report().records == 400)
    #expect(try site.report().isProved)
    for writer in 0..<20 {
      let record = try #require(try store.record(id: "w\(writer)-19"))
      #expect(record.bytes == AuditLogSite.record(19, prefix: "w\(writer)"))
    }
  }

  @Test func `one refused batch does not spoil its group`() async throws {
    let store = try site.open()
    try store.append(AuditLogSite.records(0..<1))
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for number in 1...40 {
        group.addTask {
          let record =
            number % 4 == 0
            ? AuditLogSite.record(0, note: "\(number)") : AuditLogSite.record(number)
          return (try? await store.appendWaiting([record])) != nil
        }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(outcomes.count { $0 } == 30)
    #expect(store.size == 31)
  }

  @Test func `records are for the owner's eyes`() throws {
    let store = try site.open()
    try store.append(AuditLogSite.records(0..<1))
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(site.database) == 0o600)
    #expect(try mode(site.database + "-wal") == 0o600)
    #expect(try mode(site.folder) == 0o750)
    #expect(try mode(site.folder + "/checkpoint") == 0o640)
  }
}
