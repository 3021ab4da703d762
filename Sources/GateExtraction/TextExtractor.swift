import GateLinux
import GateWire
import Glibc

/// Reads text out of files in a confined process of its own, `gate-extract`, one file at a time.
///
/// Every call blocks, and one thread at a time may use it; for more at once make more of them.
/// The process is started when it is needed and again after it died.
///
/// Security: outside bytes are parsed in that process alone. All it can do here is say things
/// about the file that it was given.
public final class TextExtractor {
  private struct Running: ~Copyable {
    var process: WorkerProcess
    let socket: MessageSocket
  }

  private static let readyMilliseconds: Int32 = 30_000
  // What the reader's own limit may be overrun by before it is killed.
  private static let graceSeconds: UInt32 = 5

  private let program: String
  private let options: ExtractOptions
  private var running: Running?
  private var ticket: UInt64 = 0

  /// Names the program; `allowsWithoutLandlock` is for kernels that have none.
  public init(program: String, allowsWithoutLandlock: Bool = false) {
    self.program = program
    options = ExtractOptions(allowsWithoutLandlock: allowsWithoutLandlock)
  }

  /// Reads a file and hands out what is found, until `body` returns false.
  ///
  /// Whatever happens comes as an event: a reader that dies, overruns its time or cannot be
  /// started is `unreadable`. The descriptor needs nothing but to be readable and stays open.
  /// `log` is what SQLite keeps beside a database (`-wal`); nobody may write in either meanwhile.
  public func extract(
    _ file: Int32, log: Int32? = nil, limits: ExtractionLimits = ExtractionLimits(),
    _ body: (ExtractionEvent) -> Bool
  ) {
    let reason: Unreadable.Reason?
    do {
      if running == nil { running = try start() }
      reason = try exchange([file] + (log.map { [$0] } ?? []), limits, body)
    } catch let error as SystemError where error.number == ETIMEDOUT {
      reason = running == nil ? .noReader : .timeLimit
    } catch {
      reason = running == nil ? .noReader : .crashed
    }
    guard let reason else { return }
    running = nil
    _ = body(.unreadable(Unreadable(members: [], reason: reason)))
  }

  /// Reads a file into memory.
  public func text(of file: Int32, limits: ExtractionLimits = ExtractionLimits()) -> ExtractedText {
    var found = ExtractedText()
    extract(file, limits: limits) { event in
      found.add(event)
      return true
    }
    return found
  }

  /// Ends the reader; the next call starts another.
  public func stop() {
    running = nil
  }

  // Nil when the reader can go on with another file.
  private func exchange(
    _ files: [Int32], _ limits: ExtractionLimits, _ body: (ExtractionEvent) -> Bool
  ) throws -> Unreadable.Reason? {
    guard let socket = running?.socket else { return .noReader }
    ticket += 1
    try socket.send(ExtractMessage.extract(ticket: ticket, limits).bytes, descriptors: files)
    let deadline = MonotonicTime.milliseconds + Int64(limits.seconds + Self.graceSeconds) * 1_000
    while true {
      let left = Int32(clamping: max(0, deadline - MonotonicTime.milliseconds))
      guard let message = try socket.receive(timeoutMilliseconds: left) else { return .crashed }
      switch try ExtractMessage(bytes: message.bytes) {
      case .events(let events):
        for event in events where !body(event) {
          running = nil
          return nil
        }
      case .done(ticket): return nil
      default: return .crashed
      }
    }
  }

  private func start() throws -> Running {
    let running = try spawned()
    guard let message = try running.socket.receive(timeoutMilliseconds: Self.readyMilliseconds),
      try ExtractMessage(bytes: message.bytes) == .ready
    else { throw WireError.meaningless }
    return running
  }

  // The other end must be closed here before anybody waits at this one: with our copy of it open,
  // a reader that has ended would look alive. It goes when this function returns.
  private func spawned() throws -> Running {
    let (ours, theirs) = try MessageSocket.pair()
    let process = try WorkerProcess.spawn(
      program: program, arguments: options.arguments, environment: ExtractOptions.environment,
      descriptors: [theirs.number], keepsStandardError: true)
    return Running(process: process, socket: ours)
  }
}
