import GateLinux
import Glibc

/// Reads and writes attributes in another process, so that a device that hangs holds up that
/// process and never the enforcer.
///
/// The helper gets the open descriptor and nothing else; it cannot reach another device.
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
        keepsStandardError: true)
      socket = near
    }
  }

  /// Starts the helper, so that the first device does not wait for it.
  init() throws(SystemError) {
    current = try Running()
  }

  /// Writes a value through an open descriptor.
  func write(_ value: String, to descriptor: Int32) -> Outcome {
    ask([1] + Array(value.utf8), descriptor)
  }

  /// Reads an attribute, at most 4,096 bytes.
  func read(_ descriptor: Int32) -> Outcome {
    ask([0], descriptor)
  }

  private func ask(_ request: [UInt8], _ descriptor: Int32) -> Outcome {
    stuck.removeAll { $0.process.wait(timeoutMilliseconds: 0) != nil }
    do throws(SystemError) {
      let running = if let current { current } else { try Running() }
      current = running
      try running.socket.send(request, descriptors: [descriptor])
      return Self.outcome(try running.socket.receive(timeoutMilliseconds: Self.milliseconds))
    } catch {
      return giveUp(error)
    }
  }

  private static func outcome(_ answer: consuming Message?) -> Outcome {
    guard let answer, answer.bytes.count >= 4 else { return .failed(EPIPE) }
    let number = answer.bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int32($1) }
    return number == 0 ? .done(Array(answer.bytes.dropFirst(4))) : .failed(number)
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
    while var request = try? socket.receive() {
      guard let operation = request.bytes.first, let file = request.takeDescriptor() else { return }
      let value = Array(request.bytes.dropFirst())
      var (number, bytes): (Int32, [UInt8]) = (0, [])
      do throws(SystemError) {
        if operation == 1 {
          _ = lseek(file.number, 0, SEEK_SET)
          try Stream.write(value, to: file.number)
        } else {
          bytes = try Stream.read(file.number, upTo: 4_096)
        }
      } catch {
        number = error.number
      }
      let header = (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
      guard (try? socket.send(header + bytes)) != nil else { return }
    }
  }
}
