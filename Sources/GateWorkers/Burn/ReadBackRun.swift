public import GateLinux

/// Reads a burned disc through a `gate-burn` process; the caller hashes what comes.
///
/// Blocks its thread, which must be the caller's own: the worker ends with it.
public struct ReadBackRun: Sendable {
  // A scratched disc is read again and again by its drive before the drive gives up.
  private static let silenceMilliseconds: Int32 = 600_000

  private let program: String
  private let allowsWithoutLandlock: Bool

  /// Prepares a run of the program at a path.
  public init(program: String, allowsWithoutLandlock: Bool = false) {
    self.program = program
    self.allowsWithoutLandlock = allowsWithoutLandlock
  }

  /// Hands over the first `count` bytes of a disc; false when they cannot all be read.
  public func run(
    disc: Int32, count: UInt64, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(SystemError) -> Bool {
    let pipe = try BytePipe()
    var process = try WorkerProcess.spawn(
      program: program,
      arguments: ["--read-back", String(count)]
        + (allowsWithoutLandlock ? ["--without-landlock"] : []),
      descriptors: [disc, pipe.writing.number], endsWithThread: true)
    let reading = pipe.keepReading()
    let received = try unsafe Self.read(reading.number, body)
    // One that fell silent must not be waited for.
    if received != count { process.kill() }
    return received == count && process.wait() == .exited(0)
  }

  private static func read(
    _ descriptor: Int32, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(SystemError) -> UInt64 {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 4_096)
    defer { unsafe buffer.deallocate() }
    var total: UInt64 = 0
    while try Stream.isReadable(descriptor, withinMilliseconds: silenceMilliseconds) {
      let count = try unsafe Stream.readSome(descriptor, into: buffer)
      guard count > 0 else { break }
      unsafe body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      total += UInt64(count)
    }
    return total
  }
}
