import GateLinux
import Glibc

/// Reads and writes attributes in another process, so that a device that hangs holds up that
/// process and never the enforcer.
///
/// The helper gets the open descriptor and nothing else; it cannot reach another device. One that
/// hangs ends with the enforcer, as soon as the device lets go of it.
final class SysfsHelper {
  /// How an access ended.
  enum Outcome: Hashable {
    case done([UInt8])
    /// The kernel's errno.
    case failed(Int32)
    /// The device did not let go of the helper in time.
    case hung

    var isDone: Bool {
      if case .done = self { return true }
      return false
    }
  }

  /// Marks the helper's command line.
  static let mark = "--sysfs-helper"
  private static let milliseconds: Int32 = 3_000
  // No value that is written is longer.
  private static let requestLimit = 256
  private static let answerLimit = 20_000

  private var current: Running?
  /// Helpers that hang in the kernel; they cannot be waited for.
  private var stuck: [Running] = []

  private final class Running {
    let socket: MessageSocket
    var process: WorkerProcess

    init() throws(SystemError) {
      let (near, far) = try MessageSocket.pair()
      process = try WorkerProcess.spawn(
        program: "/proc/self/exe", arguments: [SysfsHelper.mark], descriptors: [far.number],
        keepsStandardError: true, endsWithThread: true)
      socket = near
    }
  }

  /// Starts the helper, so that the first device does not wait for it.
  init() throws(SystemError) {
    current = try Running()
  }

  /// Writes a value through an open descriptor.
  func write(_ value: String, to descriptor: Int32) -> Outcome {
    ask([1] + Array(value.utf8), [descriptor])[0]
  }

  /// Reads attributes, at most as many as a message has descriptors, each at most 4,096 bytes; one
  /// way there and back for all of them.
  func read(_ descriptors: [Int32]) -> [Outcome] {
    descriptors.isEmpty ? [] : ask([0], descriptors)
  }

  private func ask(_ request: [UInt8], _ descriptors: [Int32]) -> [Outcome] {
    stuck.removeAll { $0.process.wait(timeoutMilliseconds: 0) != nil }
    let outcome: Outcome
    do throws(SystemError) {
      let running = if let current { current } else { try Running() }
      current = running
      try running.socket.send(request, descriptors: descriptors)
      let answer = try running.socket.receive(
        timeoutMilliseconds: Self.milliseconds, limit: Self.answerLimit)
      if let outcomes = SysfsAnswer.outcomes(answer, count: descriptors.count) { return outcomes }
      outcome = .failed(EPIPE)
    } catch {
      outcome = giveUp(error)
    }
    return descriptors.map { _ in outcome }
  }

  private func giveUp(_ error: SystemError) -> Outcome {
    if let current {
      current.process.kill()
      stuck.append(current)
    }
    current = nil
    return error.number == ETIMEDOUT ? .hung : .failed(error.number)
  }

  /// The helper's own program: serves until the enforcer is gone.
  static func serve(_ socket: MessageSocket) {
    while var request = try? socket.receive(limit: requestLimit) {
      guard let operation = request.bytes.first else { return }
      let value = Array(request.bytes.dropFirst())
      var answer: [UInt8] = []
      while let file = request.takeDescriptor() {
        let outcome = operation == 1 ? write(value, file) : read(file)
        answer += SysfsAnswer.bytes(outcome)
      }
      guard (try? socket.send(answer)) != nil else { return }
    }
  }

  private static func write(_ value: [UInt8], _ file: borrowing OwnedDescriptor) -> Outcome {
    _ = lseek(file.number, 0, SEEK_SET)
    do throws(SystemError) { try Stream.write(value, to: file.number) } catch {
      return .failed(error.number)
    }
    return .done([])
  }

  private static func read(_ file: borrowing OwnedDescriptor) -> Outcome {
    do throws(SystemError) {
      return .done(try Stream.read(file.number, upTo: SysfsAnswer.valueLimit))
    } catch {
      return .failed(error.number)
    }
  }
}
