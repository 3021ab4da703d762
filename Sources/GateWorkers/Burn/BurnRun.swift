import GateLinux
import GateWire

/// Writes one disc through a `gate-burn` process.
///
/// Blocks its thread, which must be the caller's own: the worker ends with it.
public struct BurnRun: Sendable {
  // A burner may need minutes to take in a disc or to close one, but the worker speaks meanwhile.
  private static let silenceMilliseconds: Int32 = 300_000

  private let program: String
  private let allowsWithoutLandlock: Bool

  /// Prepares a run of the program at a path.
  public init(program: String, allowsWithoutLandlock: Bool = false) {
    self.program = program
    self.allowsWithoutLandlock = allowsWithoutLandlock
  }

  /// Writes what is planned; throws only when no process can be started.
  public func run(_ plan: BurnPlan, sink: some BurnSink) throws -> BurnEnd {
    var worker = try BurnWorker(
      program: program, arguments: arguments(plan), file: plan.file, sink: sink)
    let end = converse(worker.control, plan, sink: sink)
    worker.finish()
    return end
  }

  private func arguments(_ plan: BurnPlan) -> [String] {
    ["--drive", plan.drive] + (allowsWithoutLandlock ? ["--without-landlock"] : [])
  }

  private func converse(_ control: MessageSocket, _ plan: BurnPlan, sink: some BurnSink) -> BurnEnd
  {
    var isBurning = false
    do {
      guard case .disc(let disc) = try Self.hear(control, sink) else { throw WireError.meaningless }
      try Self.send(plan, over: control)
      guard case .ready(let size) = try Self.hear(control, sink) else {
        throw WireError.meaningless
      }
      guard sink.mayBurn(disc, imageBytes: size) else { return .refused(nil) }
      isBurning = true
      try control.send(BurnMessage.burn.bytes)
      return try Self.follow(control, size: size, sink: sink)
    } catch let fault as BurnFault {
      return isBurning ? .failed(fault) : .refused(fault)
    } catch {
      return .died(mayHaveWritten: isBurning)
    }
  }

  private static func send(_ plan: BurnPlan, over control: MessageSocket) throws {
    try control.send(
      BurnMessage.plan(
        volume: plan.volume, published: plan.published, entries: UInt32(plan.entries.count)
      ).bytes)
    for entry in plan.entries { try control.send(BurnMessage.entry(entry).bytes) }
  }

  private static func follow(
    _ control: MessageSocket, size: UInt64, sink: some BurnSink
  ) throws -> BurnEnd {
    while true {
      switch try hear(control, sink) {
      case .progress(let bytes) where bytes <= size: sink.progressed(bytes)
      case .written(size): return .written(imageBytes: size)
      default: throw WireError.meaningless
      }
    }
  }

  // The next message that is no note.
  private static func hear(_ control: MessageSocket, _ sink: some BurnSink) throws -> BurnMessage {
    while true {
      guard
        let message = try control.receive(
          timeoutMilliseconds: silenceMilliseconds, limit: BurnMessage.sizeLimit)
      else {
        throw WireError.wrongLength
      }
      switch try BurnMessage(bytes: message.bytes) {
      case .note(let text): sink.noted(text)
      case .failed(let fault): throw fault
      case let other: return other
      }
    }
  }
}
