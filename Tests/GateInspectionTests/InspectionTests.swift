import Foundation
import GateDomain
import GateExtraction
@testable import GateInspection
import GateRetention
import GateSigning
import GateTesting
import Glibc
import Testing

/// Inspections of real trees through the real reader.
@Suite struct InspectionTests {
  private let folder: TemporaryFolder
  private let office = SigningKey()
  private let machine: MachineFolder

  init() throws {
    folder = try TemporaryFolder("inspection")
    try FileManager.default.createDirectory(
      atPath: folder.path("tree"), withIntermediateDirectories: true)
    _ = try MachineFolder.enrol(
      Identifier("EXT-01"), name: "互联网机 1", office: office.verificationKey,
      in: folder.path("state"))
    machine = try MachineFolder(folder.path("state"))
    try accept(number: 5)
  }

  @discardableResult
  private func accept(number: UInt64, key: SigningKey? = nil) throws -> RulesBundle {
    let rules = BuildFolder.packageRoot + "/rules"
    let path = folder.path("rules-\(number).gaterules")
    try RulesBundleFile.write(
      RulesBundle(
        number: number, publishedAt: .init(milliseconds: 0), files: try RuleFiles.read(rules),
        register: nil),
      register: [], to: path, signedWith: key ?? office)
    return try machine.accept(rules: path)
  }

  private func put(_ text: String, _ name: String) throws {
    try folder.write(Array(text.utf8), to: "tree/" + name)
  }

  private func inspect(stoppingAfter count: Int = .max) throws -> InspectionReport? {
    var left = count
    let plan = InspectionRun.Plan(roots: [folder.path("tree")], pictures: 0)
    return try MachineInspection(
      folder: machine, plan: plan, reader: BuildFolder.path + "/gate-extract",
      allowsWithoutLandlock: true
    ).run(
      shouldStop: {
        left -= 1
        return left < 0
      }, progress: { _, _ in })?.report
  }

  private func retained(_ report: InspectionReport) -> [String] {
    report.findings.filter { $0.kind == .retainedFile }.compactMap(\.subject.text)
      .map { String($0.dropFirst(folder.path("tree/").count)) }
  }

  @Test func `a mark is found, closed only by proof, and back again`() throws {
    try put("机密★10年\n会议纪要", "下载/纪要.txt")
    try put("普通的笔记", "笔记.txt")
    let first = try #require(try inspect())
    #expect(retained(first) == ["下载/纪要.txt"] && first.number == 1 && first.coverage.read == 2)
    let second = try #require(try inspect())
    #expect(retained(second) == retained(first) && second.coverage.unchanged == 2)
    #expect(second.coverage.read == 0 && second.previous != nil && second.number == 2)
    try FileManager.default.removeItem(atPath: folder.path("tree/下载"))
    let third = try #require(try inspect())
    let key = try #require(first.findings.first { $0.kind == .retainedFile }).key
    #expect(third.settled.filter { $0.key == key }.map(\.outcome) == [.removed])
    try put("机密★10年\n会议纪要", "下载/纪要.txt")
    #expect(retained(try #require(try inspect())) == ["下载/纪要.txt"])
  }

  @Test func `a file that was cleaned is proved clean`() throws {
    try put("机密★10年", "a.txt")
    let first = try #require(try inspect())
    try put("空白的记录本，没有别的", "a.txt")
    let second = try #require(try inspect())
    let key = try #require(first.findings.first { $0.kind == .retainedFile }).key
    #expect(second.settled.filter { $0.key == key }.map(\.outcome) == [.clean])
  }

  @Test func `pipes, sockets and links are counted and never opened`() throws {
    try put("机密★10年", "real.txt")
    #expect(unsafe mkfifo(folder.path("tree/pipe"), 0o600) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("tree/link.txt"), withDestinationPath: folder.path("tree/real.txt"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("tree/loop"), withDestinationPath: folder.path("tree"))
    let report = try #require(try inspect())
    #expect(report.coverage.special == 3 && report.coverage.read == 1)
    #expect(retained(report) == ["real.txt"])
  }

  @Test func `a stopped inspection makes no report and goes on where it was`() throws {
    for number in 0..<200 { try put("记录 \(number)", "n\(number).txt") }
    #expect(try inspect(stoppingAfter: 300) == nil)
    let report = try #require(try inspect())
    #expect(report.coverage.unchanged >= 128 && report.coverage.unchanged < 200)
    #expect(report.coverage.read + report.coverage.unchanged == 200)
  }

  @Test func `in a folder that is known only what changed is read, and counts stay`() throws {
    for (name, text) in [("a.txt", "甲"), ("b.txt", "乙"), ("c.rtf", "{\\rtf1 {a"), ("d/e.txt", "丙")]
    {
      try put(text, name)
    }
    func counts() throws -> [UInt64] {
      let coverage = try #require(try inspect()).coverage
      return [coverage.read, coverage.unchanged, coverage.unreadable]
    }
    #expect(try counts() == [4, 0, 1])
    #expect(try counts() == [0, 4, 1])
    try put("机密★5年", "b.txt")
    #expect(try counts() == [1, 3, 1])
    #expect(try counts() == [0, 4, 1])
    let again = try #require(try inspect())
    #expect(retained(again) == ["b.txt"])
    // One file less, one that takes its place, and an end of what could not be read.
    try FileManager.default.removeItem(atPath: folder.path("tree/b.txt"))
    #expect(try counts() == [0, 3, 1])
    #expect(retained(try #require(try inspect())).isEmpty)
    try put("丁", "b.txt")
    try put("{\\rtf1 a}", "c.rtf")
    #expect(try counts() == [2, 2, 0])
  }

  @Test func `a folder that was left in the middle is not taken for a known one`() throws {
    for name in ["a", "b", "c"] { try put("机密★5年", name) }
    #expect(try inspect(stoppingAfter: 4) == nil)
    let report = try #require(try inspect())
    #expect(report.coverage.read + report.coverage.unchanged == 3)
    #expect(retained(report) == ["a", "b", "c"])
  }

  @Test func `what was being read when the end was asked for is read again`() throws {
    for name in ["a", "b", "c"] { try put("机密★5年", name) }
    // The reader may have got the same signal and have died over the last file.
    #expect(try inspect(stoppingAfter: 5) == nil)
    let report = try #require(try inspect())
    #expect(report.coverage.read == 3 && report.coverage.unreadable == 0)
    #expect(retained(report) == ["a", "b", "c"])
  }

  @Test func `other rules read everything again`() throws {
    try put("普通的笔记", "a.txt")
    _ = try inspect()
    let path = folder.path("new.gaterules")
    var files = machine.root.isEmpty ? [:] : try machine.inForce().bundle.files.files
    files["retained/marks.yaml"] = Array(
      String(decoding: files["retained/marks.yaml"] ?? [], as: UTF8.self)
        .replacing("version: 1", with: "version: 2").utf8)
    try RulesBundleFile.write(
      RulesBundle(
        number: 6, publishedAt: .init(milliseconds: 0), files: RuleFiles(files), register: nil),
      register: [], to: path, signedWith: office)
    #expect(try machine.accept(rules: path).number == 6)
    #expect(try #require(try inspect()).coverage.read == 1)
  }

  @Test func `rules that the office did not sign, or older ones, are refused`() throws {
    #expect(throws: InspectionFailure.unsignedRules(folder.path("rules-9.gaterules"))) {
      try accept(number: 9, key: SigningKey())
    }
    #expect(throws: InspectionFailure.olderRules(4, 5)) { try accept(number: 4) }
    #expect(try accept(number: 5).number == 5)
    #expect(try accept(number: 7).number == 7)
  }

  @Test func `a locked file is a finding and never settles what was found in it`() throws {
    try put("机密★10年", "a.txt")
    let first = try #require(try inspect())
    let key = try #require(first.findings.first { $0.kind == .retainedFile }).key
    // A zip whose one member is encrypted: flag bit 0 is set.
    try folder.write(Self.lockedZip, to: "tree/a.txt")
    let second = try #require(try inspect())
    #expect(
      second.findings.contains {
        $0.kind == .unreadable && $0.subject.text?.hasSuffix("a.txt") == true
      })
    #expect(second.settled.filter { $0.key == key }.map(\.outcome) == [.unknown])
  }

  private static let lockedZip: [UInt8] = {
    let data = [UInt8](repeating: 7, count: 16)
    let name = Array("a.txt".utf8)
    func word(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(value >> ($0 * 8) & 0xff) }
    }
    let shared =
      word(20, 2) + word(1, 2) + word(0, 2) + word(0, 4) + word(0x1234_5678, 4)
      + word(16, 4) + word(4, 4) + word(name.count, 2) + word(0, 2)
    let local = Array("PK\u{3}\u{4}".utf8) + shared + name + data
    let central =
      Array("PK\u{1}\u{2}".utf8) + word(20, 2) + shared + word(0, 2) + word(0, 2)
      + word(0, 2) + word(0, 4) + word(0, 4) + name
    let end =
      Array("PK\u{5}\u{6}".utf8) + word(0, 4) + word(1, 2) + word(1, 2)
      + word(central.count, 4) + word(local.count, 4) + word(0, 2)
    return local + central + end
  }()

  @Test func `an order removes what it names and only while it is that`() throws {
    try put("机密★10年", "a.txt")
    try put("机密★10年 第二份", "b.txt")
    let report = try #require(try inspect())
    let files = report.findings.filter { $0.kind == .retainedFile }.compactMap { finding in
      finding.digest.map { PurgeOrder.File(path: finding.subject, digest: $0) }
    }
    #expect(files.count == 2)
    try put("机密★10年 改过", "b.txt")
    let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    let path = folder.path("a.gatepurge")
    func write(_ order: PurgeOrder, _ key: SigningKey) throws {
      try folder.write(
        Array(try JSONEncoder().encode(Verified(signing: order, with: key).unverified)),
        to: "a.gatepurge")
    }
    let order = PurgeOrder(
      machine: Identifier("EXT-01"), issuedAt: now, notAfter: now.adding(seconds: 60), files: files)
    try write(order, SigningKey())
    #expect(throws: InspectionFailure.badOrder(path)) { try Purge(folder: machine, order: path) }
    try write(
      PurgeOrder(
        machine: Identifier("EXT-02"), issuedAt: now, notAfter: order.notAfter, files: files),
      office)
    #expect(throws: InspectionFailure.badOrder(path)) { try Purge(folder: machine, order: path) }
    try write(order, office)
    #expect(try Purge(folder: machine, order: path).run().map(\.1) == [.removed, .changed])
    let next = try #require(try inspect())
    #expect(next.purged.map(\.path) == [files[0].path] && retained(next) == ["b.txt"])
    #expect(try #require(try inspect()).purged == [])
  }

  @Test func `a machine is enrolled once`() throws {
    #expect(throws: InspectionFailure.enrolled(machine.root)) {
      try MachineFolder.enrol(
        Identifier("EXT-01"), name: "", office: office.verificationKey, in: machine.root)
    }
  }
}
