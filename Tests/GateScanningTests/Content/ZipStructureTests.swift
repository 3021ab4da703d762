import GateDomain
import GateWire
import GateTesting
import Testing

@testable import GateScanning

@Suite("The structure of a zip")
struct ZipStructureTests {
  private static let text = Array("text of a member".utf8)

  @Test func `members come in the order of their bytes, with all their fields`() throws {
    let zip = Zip([("b.txt", "first"), ("a/", ""), ("a/c.txt", "third")])
    let members = try Self.members(of: zip.bytes)
    #expect(members.map(\.plainName) == ["b.txt", "a/", "a/c.txt"])
    #expect(members.map(\.size) == [5, 0, 5])
    #expect(members.map(\.isFolder) == [false, true, false])
    #expect(members.allSatisfy { $0.method == .stored && !$0.hasDescriptor })
  }

  @Test func `an archive without members is one`() throws {
    #expect(try Self.members(of: Zip([(String, String)]()).bytes).isEmpty)
  }

  @Test func `a stored zip inside does not hide the outer directory`() throws {
    let inner = Zip([("b.txt", "text")]).bytes
    #expect(try Self.members(of: Zip([("a.zip", inner)]).bytes).map(\.plainName) == ["a.zip"])
  }

  @Test(arguments: [true, false])
  func `a descriptor may bear its mark or not`(_ hasMark: Bool) throws {
    var bytes = Zip([Zip.Member(name: "a", data: Self.text, flags: 8)]).bytes
    guard !hasMark else {
      #expect(try Self.members(of: bytes).count == 1)
      return
    }
    let mark = 30 + 1 + Self.text.count
    bytes.removeSubrange(mark..<(mark + 4))
    let directory = bytes.count - 6
    bytes[directory] -= 4
    #expect(try Self.members(of: bytes).count == 1)
  }

  private struct Defect: Sendable {
    let name: String
    let bytes: [UInt8]
    let answer: EngineAnswer
  }

  private static let defects: [Defect] = [
    Defect(
      name: "count one too low", bytes: zip { $0.claimedCount = 1 },
      answer: .objection(.damaged, "")),
    Defect(
      name: "count one too high", bytes: zip { $0.claimedCount = 3 },
      answer: .objection(.damaged, "")),
    Defect(
      name: "count that only ZIP64 can mean", bytes: zip { $0.claimedCount = 0xffff },
      answer: .objection(.damaged, "")),
    Defect(
      name: "ZIP64 end locator that leads nowhere",
      bytes: zip { $0.beforeEnd = [0x50, 0x4b, 6, 7] + [UInt8](repeating: 0, count: 16) },
      answer: .objection(.damaged, "")),
    Defect(
      name: "comment with bytes that are no text", bytes: zip { $0.comment = [0x1f, 0x8b, 8, 0] },
      answer: .objection(.damaged, "")),
    Defect(
      name: "bytes before the end record", bytes: zip { $0.beforeEnd = [0] },
      answer: .objection(.damaged, "")),
    Defect(
      name: "comment with a mark", bytes: zip { $0.comment = Array("PK\u{3}\u{4}".utf8) },
      answer: .objection(.damaged, "")),
    Defect(
      name: "comment with an end record",
      bytes: zip { $0.comment = ZipEnd.mark + [UInt8](repeating: 0, count: 18) },
      answer: .objection(.damaged, "")),
    Defect(
      name: "same name twice", bytes: zip { $0.members[1].name = "a.txt" },
      answer: .objection(.damaged, "")),
    Defect(
      name: "another name inside", bytes: zip { $0.members[0].localName = "b.com" },
      answer: .objection(.damaged, "")),
    Defect(
      name: "no name", bytes: zip { $0.members[0].name = "" }, answer: .objection(.damaged, "")),
    Defect(
      name: "zero byte in a name", bytes: zip { $0.members[0].name = "a\0b" },
      answer: .objection(.damaged, "")),
    Defect(
      name: "folder with data", bytes: zip { $0.members[0].name = "a/" },
      answer: .objection(.damaged, "")),
    Defect(name: "gap", bytes: zip { $0.members[0].gap = [0] }, answer: .objection(.damaged, "")),
    Defect(
      name: "gap behind the last", bytes: zip { $0.members[1].gap = [0] },
      answer: .objection(.damaged, "")),
    Defect(
      name: "hidden member", bytes: zip { $0.members[0].isHidden = true },
      answer: .objection(.damaged, "")),
    Defect(
      name: "other size inside", bytes: zip { $0.members[0].localSize = 3 },
      answer: .objection(.damaged, "")),
    Defect(
      name: "stored but not of its size", bytes: zip { $0.members[0].claimedSize = 3 },
      answer: .objection(.damaged, "")),
    Defect(
      name: "size that only ZIP64 can mean", bytes: zip { $0.members[0].claimedSize = 0xffff_ffff },
      answer: .objection(.damaged, "")),
    Defect(
      name: "patch data", bytes: zip { $0.members[0].flags = 0x20 },
      answer: .objection(.damaged, "")),
    Defect(
      name: "encrypted", bytes: zip { $0.members[1].flags = 1 },
      answer: .objection(.encryptedArchive, "")),
    Defect(
      name: "strongly encrypted", bytes: zip { $0.members[1].flags = 0x40 },
      answer: .objection(.encryptedArchive, "")),
    Defect(
      name: "hidden directory", bytes: zip { $0.members[1].flags = 0x2000 },
      answer: .objection(.encryptedArchive, "")),
    Defect(
      name: "method that does not exist", bytes: zip { $0.members[1].method = 77 },
      answer: .objection(.notOpened, "")),
    Defect(
      name: "no directory", bytes: Array(zip { _ in }.prefix(50)), answer: .objection(.damaged, "")),
    Defect(name: "bytes in front", bytes: [0] + zip { _ in }, answer: .objection(.damaged, "")),
    Defect(name: "bytes behind", bytes: zip { _ in } + [0], answer: .objection(.damaged, "")),
    Defect(
      name: "twice in a row", bytes: zip { _ in } + zip { _ in }, answer: .objection(.damaged, "")),
  ]

  @Test func `each defect has its answer`() {
    for defect in Self.defects {
      let found = #expect(throws: Objected.self, "\(defect.name)") {
        try Self.members(of: defect.bytes)
      }
      #expect(found?.answer == defect.answer, "\(defect.name)")
    }
  }

  @Test(arguments: [
    ["-fz"], ["-fd"], ["-0", "-fd"], ["-Z", "bzip2"], ["-X"], ["-9", "-z-"], ["-fd", "-fz-"],
  ])
  func `what the zip program packs is accepted, with ZIP64 and descriptors`(_ options: [String])
    async throws
  {
    let folder = try TemporaryFolder("zip")
    try folder.write(Self.text, to: "a.txt")
    try folder.write(Self.text + Self.text, to: "目录/b.txt")
    let arguments = ["-q", "-r"] + options.filter { $0 != "-z-" } + ["out.zip", "a.txt", "目录"]
    let made = try await Program.run("zip", arguments, workingFolder: folder.path)
    try #require(made.succeeded, "\(made.errors)")
    let bytes = try folder.read("out.zip")
    let members = try Self.members(of: bytes)
    #expect(members.map(\.size) == [16, 0, 32])
    try Self.compare(bytes)
    for count in 0..<bytes.count {
      #expect(throws: Objected.self) { try Self.members(of: Array(bytes.prefix(count))) }
    }
  }

  @Test(arguments: [0, 9, 12, 14, 93, 95, 98])
  func `methods that libarchive or the engine opens are members`(_ method: Int) throws {
    let members = try Self.members(of: Self.zip { $0.members[0].method = method })
    #expect(members.first?.method.rawValue == method)
  }

  @Test(arguments: [
    (0xa000, true), (0x2000, true), (0xc000, true), (0x8000, false), (0x4000, false), (0, false),
  ])
  func `links and devices are no members`(_ mode: Int, _ isHeld: Bool) throws {
    var bytes = Zip([("a.txt", "text")]).bytes
    let entry = bytes.count - 22 - 46 - 5
    bytes[entry + 41] = UInt8(mode >> 8)
    let found = Result { try Self.members(of: bytes) }
    #expect((try? found.get()) == nil ? isHeld : !isHeld)
  }

  @Test(arguments: ["报告.txt", "a b/c.txt", "../a", "a.txt"])
  func `libarchive lists the same members`(_ name: String) throws {
    try Self.compare(Zip([(name, "text"), ("z", "more text"), ("f/", "")]).bytes)
  }

  @Test func `readers that list different members are noticed`() throws {
    let members = try Self.members(of: Zip([("a", "text"), ("b", "text")]).bytes)
    for other in [
      [("a", "text")], [("a", "text"), ("c", "text")], [("a", "text"), ("b", "texts")],
    ] {
      #expect(throws: Objected.readersDisagree) {
        try ContentBytes.over(Zip(other).bytes) { content in
          Result { () throws(Objected) in try ZipReaders.compare(content, with: members) }
        }.get()
      }
    }
  }

  @Test func `overlapping members are refused`() throws {
    // Both entries of the directory point to the first member.
    var bytes = Zip([("a", Self.text), ("a", Self.text)].map { ($0.0, $0.1) }).bytes
    let second = bytes.count - 22 - 47
    bytes.replaceSubrange((second + 42)..<(second + 46), with: [0, 0, 0, 0])
    bytes[second + 46] = UInt8(ascii: "b")
    #expect(throws: Objected.damaged) { try Self.members(of: bytes) }
  }

  @Test func `no part of an archive is taken for a whole one`() {
    let bytes = Samples.document()
    for count in 0..<bytes.count {
      #expect(throws: Objected.self) { try Self.members(of: Array(bytes.prefix(count))) }
    }
  }

  @Test func `one changed byte never adds or removes a member unseen`() throws {
    let bytes = Zip([("a.txt", "one"), ("b.txt", "two")]).bytes
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<3_000 {
      var changed = bytes
      changed[Int.random(in: bytes.indices, using: &generator)] = .random(
        in: 0...255, using: &generator)
      guard let members = try? Self.members(of: changed) else { continue }
      #expect(members.map(\.size) == [3, 3])
    }
  }

  private static func zip(_ change: (inout Zip) -> Void) -> [UInt8] {
    var zip = Zip([("a.txt", text), ("b.txt", text)])
    change(&zip)
    return zip.bytes
  }

  private static func compare(_ bytes: [UInt8]) throws {
    let members = try members(of: bytes)
    try ContentBytes.over(bytes) { content in
      Result { () throws(Objected) in try ZipReaders.compare(content, with: members) }
    }.get()
  }

  private static func members(of bytes: [UInt8]) throws -> [ZipMember] {
    try ContentBytes.over(bytes) { content in
      Result { () throws(Objected) in try ZipStructure.members(of: content) }
    }.get()
  }
}
