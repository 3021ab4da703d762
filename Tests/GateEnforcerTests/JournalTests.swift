import Foundation
import GateDomain
@testable import GateEnforcer
import GateTesting
import GateWire
import Testing

@Suite struct JournalTests {
  static let time = Timestamp(milliseconds: 1_800_000_000_000)

  static func event(_ kind: JournalEvent.Kind, grant: String? = nil) -> JournalEvent {
    var event = JournalEvent(kind)
    event.grant = grant.map { Identifier($0) }
    return event
  }

  @Test func `what was written is there again, and a cut line is not`() throws {
    let folder = try TemporaryFolder("journal")
    do {
      var journal = try Journal(folder: folder.path)
      try journal.append(Self.event(.spent, grant: "G1"), at: Self.time)
      try journal.append(Self.event(.spent, grant: "G1"), at: Self.time.adding(seconds: 5))
      #expect(journal.sequence == 2)
    }
    let path = folder.path("journal.jsonl")
    let lines = try Self.lines(path)
    // Before the room that was made ahead, behind it, and with the rest of the room behind it.
    for (room, rest) in [("", ""), ("\n\n\n", ""), ("", "\n\n\n")] {
      let text = lines.joined(separator: "\n") + "\n" + room + #"{"event":"sp"# + rest
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      var journal = try Journal(folder: folder.path)
      #expect(journal.memory.spent == ["G1": 2])
      #expect(journal.memory.latest == Self.time.adding(seconds: 5))
      #expect(try Self.lines(path) == lines)
      try journal.append(Self.event(.started), at: Self.time)
      #expect(journal.waiting.map(\.sequence) == [1, 2, 3])
      #expect(try Self.lines(path).count == 3)
    }
  }

  static func lines(_ path: String) throws -> [Substring] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
  }

  @Test func `there is always room ahead, and the entries in it stay in their order`() throws {
    let folder = try TemporaryFolder("journal")
    let path = folder.path("journal.jsonl")
    var journal = try Journal(folder: folder.path)
    let first = try Data(contentsOf: URL(fileURLWithPath: path)).count
    for _ in 0..<1_000 { try journal.append(Self.event(.started), at: Self.time) }
    journal.prepare()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let text = try Self.lines(path).reduce(0) { $0 + $1.utf8.count + 1 }
    #expect(first == 65_536 && bytes.count - text >= 16_384)
    let again = try Journal(folder: folder.path)
    #expect(again.sequence == 1_000 && again.waiting.map(\.sequence) == Array(1...1_000))
  }

  @Test func `a long journal is cut down to what is still needed`() throws {
    let folder = try TemporaryFolder("journal")
    let line =
      #"{"at":"2027-01-15T08:00:00.000Z","detail":"\#(String(repeating: "x", count: 900))","event":"started","sequence":"#
    var text =
      #"{"at":"2027-01-15T08:00:00.000Z","event":"spent","grant":"G1","sequence":1}"# + "\n"
    for number in 2...6_000 { text += "\(line)\(number)}\n" }
    try FileManager.default.createDirectory(
      atPath: folder.path("j"), withIntermediateDirectories: true)
    try folder.write(text, to: "j/journal.jsonl")
    try folder.write("5999", to: "j/fetched")
    var journal = try Journal(folder: folder.path("j"))
    #expect(journal.memory.spent == ["G1": 1] && journal.sequence == 6_000)
    #expect(journal.waiting.map(\.sequence) == [6_000])
    try journal.append(Self.event(.started), at: Self.time)
    let left = try String(contentsOfFile: folder.path("j/journal.jsonl"), encoding: .utf8)
    #expect(left.split(separator: "\n").count == 3)
  }

  @Test func `what a station has is not handed out again`() throws {
    let folder = try TemporaryFolder("journal")
    do {
      var journal = try Journal(folder: folder.path)
      for _ in 0..<3 { try journal.append(Self.event(.started), at: Self.time) }
      journal.fetched(upTo: 2)
      #expect(journal.waiting.map(\.sequence) == [3])
    }
    let journal = try Journal(folder: folder.path)
    #expect(journal.waiting.map(\.sequence) == [3])
  }

  @Test func `an entry never exceeds what a datagram may hold`() throws {
    var event = JournalEvent(.incident)
    event.detail = String(repeating: "\u{1b}", count: 100)
    event.objection = .otherBus
    let text = CanonicalJSON.encode(event.value(sequence: 1, at: Self.time))
    #expect(!text.contains(0x1b) && text.count < EnforcerMessage.entryLimit)
  }
}
