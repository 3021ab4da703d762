import Foundation
import GateDomain
import GateLinux
import Synchronization

/// Keeps one program running on a thread of its own, and ends it when told to.
///
/// The kernel kills the child when the thread that started it ends, which is why this is a thread
/// that waits and no task: tasks move between threads, and idle ones of the pool end.
final class ChildKeeper: Sendable {
  /// What can happen to a child.
  enum Event: Sendable, Equatable {
    case started(pid: Int32)
    case died(ExitStatus, restartsInSeconds: Int)
    case gaveUp(ExitStatus)
    case notStarted(String)
    case killed
    case stopped
  }

  private static let pollMilliseconds: Int32 = 100
  private static let graceMilliseconds: Int32 = 15_000

  let plan: ChildPlan
  private let report: @Sendable (String, Event) -> Void
  private let isStopping = Atomic<Bool>(false)
  private let end = Latch()

  init(_ plan: ChildPlan, report: @escaping @Sendable (String, Event) -> Void) {
    self.plan = plan
    self.report = report
  }

  /// Starts the program.
  func start() {
    Thread.detachNewThread { self.keep() }
  }

  /// Asks the program to end; it is killed when it takes too long.
  func stop() {
    isStopping.store(true, ordering: .releasing)
  }

  /// Returns when the program has ended for good.
  func untilEnded() async {
    _ = await end.wait()
  }

  private var mustStop: Bool { isStopping.load(ordering: .acquiring) }

  private func keep() {
    defer { end.open() }
    var backOff = BackOff()
    while !mustStop {
      let begin = ContinuousClock.now
      let status: ExitStatus
      do {
        status = try runOnce()
      } catch {
        return report(plan.name, .notStarted(CommandFailure(error).explanation.what.english))
      }
      if mustStop { return report(plan.name, .stopped) }
      switch backOff.died(
        afterSeconds: (ContinuousClock.now - begin) / .seconds(1), byItself: status.isExit)
      {
      case .giveUp: return report(plan.name, .gaveUp(status))
      case .wait(let seconds):
        report(plan.name, .died(status, restartsInSeconds: seconds))
        pause(milliseconds: Int32(seconds) * 1000)
      }
    }
    report(plan.name, .stopped)
  }

  private func runOnce() throws -> ExitStatus {
    var child = try spawn()
    report(plan.name, .started(pid: child.pid))
    return watch(&child)
  }

  private func spawn() throws -> WorkerProcess {
    let environment = ChildPlan.environment(ProcessInfo.processInfo.environment)
    guard let logFile = plan.logFile else {
      return try WorkerProcess.spawn(
        program: plan.program, arguments: plan.arguments, environment: environment,
        keepsStandardError: true, endsWithThread: true)
    }
    let log = try OwnedDescriptor(opening: logFile, O_WRONLY | O_CREAT | O_APPEND)
    // The shell only moves the log from descriptor 3 to 2 and then becomes the program.
    return try WorkerProcess.spawn(
      program: "/bin/sh",
      arguments: ["-c", "exec \"$0\" \"$@\" 2>&3 3>&-", plan.program] + plan.arguments,
      environment: environment, descriptors: [log.number], endsWithThread: true)
  }

  private func watch(_ child: inout WorkerProcess) -> ExitStatus {
    var patience = Self.graceMilliseconds
    var isAsked = false
    while true {
      if let status = child.wait(timeoutMilliseconds: Self.pollMilliseconds) { return status }
      guard mustStop else { continue }
      // Only this thread reaps the child, so the number still means this child.
      if !isAsked { Foundation.kill(child.pid, SIGTERM) }
      isAsked = true
      patience -= Self.pollMilliseconds
      if patience <= 0 {
        child.kill()
        report(plan.name, .killed)
        return child.wait()
      }
    }
  }

  private func pause(milliseconds: Int32) {
    var left = milliseconds
    while left > 0, !mustStop {
      Thread.sleep(forTimeInterval: Double(Self.pollMilliseconds) / 1000)
      left -= Self.pollMilliseconds
    }
  }
}
