import CLinux
import Glibc

/// A child process that gets everything it may touch as descriptors 3, 4, … and nothing else.
///
/// Invariant: the child inherits no other descriptor and no environment but what is passed, and
/// is killed and reaped when this value goes away.
public struct WorkerProcess: ~Copyable, Sendable {
  /// The process number; only for messages, since numbers are reused.
  public let pid: Int32
  private let handle: OwnedDescriptor
  private var status: ExitStatus?

  /// Starts a program in a session of its own, with standard input and output on `/dev/null`.
  ///
  /// The program gets the arguments (without its own name), as environment only the `NAME=value`
  /// lines passed, and the descriptors, at most 4, as 3, 4, … in their order. Swift's crash
  /// backtracer is always off: it would run inside a process that may already be taken over.
  /// Standard error is `/dev/null` too unless `keepsStandardError`, because what a worker writes
  /// there can hold terminal escapes. With `endsWithThread` the kernel kills the child when the
  /// calling *thread* ends: only for callers that keep their thread until they have waited.
  public static func spawn(
    program: String, arguments: [String] = [], environment: [String] = [],
    descriptors: [Int32] = [], keepsStandardError: Bool = false, endsWithThread: Bool = false
  ) throws(SystemError) -> WorkerProcess {
    let argv = CStringArray([program] + arguments)
    let envp = CStringArray(["SWIFT_BACKTRACE=enable=no"] + environment)
    var pidfd: Int32 = -1
    let pid: Int32 = try retrying("spawn", program) {
      unsafe program.withCString { path in
        unsafe descriptors.withUnsafeBufferPointer { numbers in
          var plan = unsafe gate_spawn_plan(
            program: path, arguments: argv.pointer, environment: envp.pointer,
            descriptors: numbers.baseAddress, descriptor_count: Int32(numbers.count),
            keeps_standard_error: keepsStandardError ? 1 : 0,
            ends_with_thread: endsWithThread ? 1 : 0)
          return unsafe gate_spawn(&plan, &pidfd)
        }
      }
    }
    return WorkerProcess(pid: pid, handle: OwnedDescriptor(owning: pidfd), status: nil)
  }

  private init(pid: Int32, handle: consuming OwnedDescriptor, status: ExitStatus?) {
    self.pid = pid
    self.handle = handle
    self.status = status
  }

  /// The process descriptor, which turns readable when the process has ended.
  public var pidfd: Int32 {
    handle.number
  }

  /// Ends the process at once; nothing happens when it has ended already.
  public func kill() {
    _ = gate_kill(handle.number)
  }

  /// Waits until the process has ended; afterwards returns the same status again.
  public mutating func wait() -> ExitStatus {
    if let status { return status }
    let found = Self.reap(pid)
    status = found
    return found
  }

  /// Waits at most this long; nil when the process still runs.
  public mutating func wait(timeoutMilliseconds: Int32) -> ExitStatus? {
    if let status { return status }
    let ready = try? retrying("poll") { gate_await_readable(handle.number, timeoutMilliseconds) }
    return ready == 1 ? wait() : nil
  }

  private static func reap(_ pid: Int32) -> ExitStatus {
    var value: Int32 = 0
    // ECHILD means that somebody else reaped it, which nobody in this package does.
    let kind = (try? retrying("waitpid") { unsafe gate_wait(pid, &value) }) ?? 2
    return kind == 1 ? .exited(value) : .killed(signal: value == 0 ? SIGKILL : value)
  }

  deinit {
    guard status == nil else { return }
    _ = gate_kill(handle.number)
    _ = Self.reap(pid)
  }
}
