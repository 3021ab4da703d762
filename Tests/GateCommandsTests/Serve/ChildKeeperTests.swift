import Foundation
import GateLinux
import GateTesting
import Synchronization
import Testing

@testable import GateCommands

/// Events of a child, in order.
final class EventList: Sendable {
  private let events = Mutex<[ChildKeeper.Event]>([])

  func add(_ event: ChildKeeper.Event) { events.withLock { $0.append(event) } }
  var all: [ChildKeeper.Event] { events.withLock { $0 } }

  /// Waits until an event fits.
  func first<Value>(_ fits: (ChildKeeper.Event) -> Value?) async throws -> Value {
    for _ in 0..<200 {
      if let value = all.lazy.compactMap(fits).first { return value }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw SampleError()
  }

  var pid: @Sendable (ChildKeeper.Event) -> Int32? {
    { event in
      guard case .started(let pid) = event else { return nil }
      return pid
    }
  }
}

@Suite(.timeLimit(.minutes(1))) struct ChildKeeperTests {
  private func keeper(_ script: String, _ events: EventList, logFile: String? = nil) -> ChildKeeper
  {
    ChildKeeper(
      ChildPlan(name: "test", program: "/bin/sh", arguments: ["-c", script], logFile: logFile),
      report: { _, event in events.add(event) })
  }

  private func isRunning(_ pid: Int32) -> Bool { kill(pid, 0) == 0 }

  @Test func `a child ends when it is told to`() async throws {
    let events = EventList()
    let keeper = keeper("exec sleep 60", events)
    keeper.start()
    let pid = try await events.first(events.pid)
    #expect(isRunning(pid))
    keeper.stop()
    await keeper.untilEnded()
    #expect(!isRunning(pid))
    #expect(events.all.last == .stopped)
  }

  @Test func `a child that dies is started again`() async throws {
    let events = EventList()
    let keeper = keeper("kill -9 $$", events)
    keeper.start()
    let status = try await events.first { event -> GateLinux.ExitStatus? in
      guard case .died(let status, restartsInSeconds: 1) = event else { return nil }
      return status
    }
    #expect(status == .killed(signal: 9))
    _ = try await events.first { _ in
      events.all.count(where: { events.pid($0) != nil }) > 1 ? 1 : nil
    }
    keeper.stop()
    await keeper.untilEnded()
    #expect(events.all.last == .stopped)
  }

  @Test func `a child that cannot even begin is given up`() async throws {
    let events = EventList()
    let keeper = keeper("exit 7", events)
    keeper.start()
    await keeper.untilEnded()
    #expect(events.all.last == .gaveUp(.exited(7)))
  }

  @Test func `what a child says on standard error goes to its log`() async throws {
    let folder = try TemporaryFolder()
    let events = EventList()
    let keeper = keeper("echo hello >&2; exec sleep 60", events, logFile: folder.path("log"))
    keeper.start()
    var text = ""
    for _ in 0..<100 where text.isEmpty {
      try await Task.sleep(for: .milliseconds(50))
      text = (try? String(contentsOfFile: folder.path("log"), encoding: .utf8)) ?? ""
    }
    keeper.stop()
    await keeper.untilEnded()
    #expect(text == "hello\n")
  }

  @Test func `a program that is not there is said to be missing`() async throws {
    let events = EventList()
    let keeper = ChildKeeper(
      ChildPlan(name: "test", program: "/nonexistent", arguments: [], logFile: nil),
      report: { _, event in events.add(event) })
    keeper.start()
    await keeper.untilEnded()
    #expect(events.all.map(\.isFailure) == [true])
  }

  @Test func `a child gets no secrets from our environment`() {
    let environment = ChildPlan.environment([
      "LANG": "zh_CN.UTF-8", "GATEHOUSE_PASSWORD_FILE": "/p", "TOKEN": "x",
    ])
    #expect(environment == ["LANG=zh_CN.UTF-8"])
  }
}
