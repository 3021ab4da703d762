import Foundation
import GateAuditLog
import GateDomain
import GateStore
import GateTesting
import Glibc
import Testing

/// Kills a process that appends, at random moments, again and again on the same log.
///
/// It shows that the order of writes is right: the kernel outlives the process, so it does not
/// show what a power cut would do; for that the code relies on fsync.
@Suite(.serialized) struct AuditLogCrashTests {
  @Test(.timeLimit(.minutes(10)))
  func `no acknowledged record is lost and no checkpoint contradicts another`() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 0..<2 {
        group.addTask { try await Self.killRepeatedly(rounds: 110, seed: UInt64(lane)) }
      }
      try await group.waitForAll()
    }
  }

  private static func killRepeatedly(rounds: Int, seed: UInt64) async throws {
    let site = try AuditLogSite()
    var generator = SeededGenerator(seed: seed)
    var kept: [Checkpoint] = []
    var killed = 0
    for round in 0..<rounds {
      let delay = generator.number(in: 0...100_000)
      let result = await #expect(processExitsWith: .signal(SIGKILL)) {
        [root = site.root.path as String, round = round as Int, delay = delay as Int] in
        try CrashingWriter(root: root, round: round).run(killAfterMicroseconds: delay)
      }
      if result != nil { killed += 1 }
      kept += try checkAcknowledged(site, round: round)
    }
    #expect(killed == rounds)
    let report = try site.report(known: kept)
    #expect(report.isProved, "\(report.findings)")
    #expect(kept.count > rounds / 2)
  }

  /// Opens the log as the next start would, and compares it with what the dead process was told.
  private static func checkAcknowledged(_ site: AuditLogSite, round: Int) throws -> [Checkpoint] {
    let told = (try? site.root.read("told-\(round)")) ?? []
    let store = try site.open()
    let lines = String(decoding: told, as: UTF8.self).split(separator: "\n").map(String.init)
    for line in lines.filter({ $0.hasPrefix("record ") }) {
      let parts = line.split(separator: " ").map(String.init)
      let record = try #require(try store.record(id: parts[1]), "\(line) is lost")
      #expect(String(record.index) == parts[2])
    }
    if round.isMultiple(of: 10) {
      #expect(try site.report().isProved)
      #expect(try site.report().records == store.size)
    }
    return try lines.filter { $0.hasPrefix("checkpoint ") }.map {
      let text = $0.dropFirst(11).replacing("|", with: "\n")
      return try #require(Checkpoint(text: try SignedNote(bytes: Array(text.utf8)).text))
    }
  }
}

/// The process that is killed: two threads append, and write down what they were told.
struct CrashingWriter: Sendable {
  let root: String
  let round: Int

  func run(killAfterMicroseconds delay: Int) throws {
    // Every third time the kill may come while the log is being opened.
    let isEarly = round.isMultiple(of: 3)
    if isEarly { scheduleKill(delay) }
    let key = try AuditLogSite.key()
    let store = try AuditLogStore(
      path: root + "/log.sqlite", tiles: root + "/log", origin: AuditLogSite.origin, key: key)
    if !isEarly { scheduleKill(delay) }
    DispatchQueue.concurrentPerform(iterations: 2) { thread in
      for number in 0..<100_000 { append(number, thread: thread, to: store) }
    }
  }

  private func scheduleKill(_ microseconds: Int) {
    Thread.detachNewThread {
      usleep(UInt32(microseconds))
      kill(getpid(), SIGKILL)
    }
  }

  private func append(_ number: Int, thread: Int, to store: AuditLogStore) {
    let prefix = "\(round)-\(thread)-\(number)"
    let records = AuditLogSite.records(0..<(1 + number * 7 % 30), prefix: prefix)
    guard let places = try? store.append(records) else { exit(3) }
    var lines = zip(records.indices, places).map { "record \(prefix)-\($0) \($1)\n" }
    lines.append("checkpoint \(store.checkpoint.replacing("\n", with: "|"))\n")
    tell(lines.joined())
  }

  // One write to a file opened for appending is whole or not there, whenever the kill comes.
  private func tell(_ text: String) {
    let descriptor = unsafe open("\(root)/told-\(round)", O_WRONLY | O_APPEND | O_CREAT, 0o600)
    let bytes = Array(text.utf8)
    guard descriptor >= 0, unsafe write(descriptor, bytes, bytes.count) == bytes.count else {
      exit(4)
    }
    close(descriptor)
  }
}
