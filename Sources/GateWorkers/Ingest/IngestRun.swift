import GateDomain
import GateLinux
import GateWire

/// Reads one medium through `gate-ingest` processes and hands on what comes out of it.
///
/// Blocks its thread, which must be the caller's own: the reader ends with it.
public struct IngestRun: Sendable {
  /// How often a reader may die on one medium.
  public static let deathLimit = 3

  private let program: String
  private let limits: IngestLimits
  private let allowsWithoutLandlock: Bool

  /// Prepares a run of the program at a path.
  public init(program: String, limits: IngestLimits, allowsWithoutLandlock: Bool = false) {
    self.program = program
    self.limits = limits
    self.allowsWithoutLandlock = allowsWithoutLandlock
  }

  /// Reads the medium behind a read-only descriptor, from the file with this index on.
  ///
  /// When a reader dies, says nothing for too long or breaks the protocol, the file that was open
  /// ends as `readerDied` and a new reader goes on behind it. A run that begins behind file 0
  /// tells the sink again of entries that were recorded between two files. Throws only what the
  /// sink throws; the reader is gone by then.
  public func run(
    medium: Int32, size: UInt64, from index: UInt64 = 0, sink: inout some IngestSink,
    isCancelled: () -> Bool
  ) throws -> IngestEnd {
    var order = IngestOrder(limits: limits, from: index)
    for _ in 0..<Self.deathLimit {
      guard let reader = try? start(medium, size: size, skipTo: order.nextIndex) else {
        return .failed(.workerRefused)
      }
      if let end = try follow(reader, &order, &sink, isCancelled) { return end }
      if order.openFile != nil { try sink.fileEnded(.readerDied) }
      order.restart()
    }
    return .failed(.readerDied)
  }

  private func start(
    _ medium: Int32, size: UInt64, skipTo index: UInt64
  ) throws(SystemError) -> IngestReader {
    var arguments = [
      "--size", String(size), "--max-files", String(limits.maxFiles), "--max-file-bytes",
      String(limits.maxFileBytes), "--skip-to", String(index),
    ]
    if allowsWithoutLandlock { arguments.append("--without-landlock") }
    return try IngestReader(
      program: program, arguments: arguments, medium: medium,
      silenceSeconds: limits.silenceSeconds)
  }

  // Until the reader ends; nil when it died.
  private func follow(
    _ reader: consuming IngestReader, _ order: inout IngestOrder, _ sink: inout some IngestSink,
    _ isCancelled: () -> Bool
  ) throws -> IngestEnd? {
    while true {
      let piece: FrameStream.Piece
      do {
        unsafe piece = try reader.stream.next(isCancelled: isCancelled)
      } catch {
        return nil
      }
      switch unsafe piece {
      case .message(let message):
        guard let step = try? order.take(message) else { return nil }
        if let end = try apply(step, to: &sink) { return end }
      case .data(let bytes):
        guard (try? order.take(dataBytes: UInt64(bytes.count))) != nil else { return nil }
        try unsafe sink.data(bytes)
      case .ended: return reader.wasRefused ? .failed(.workerRefused) : nil
      case .silent: return nil
      case .cancelled: return .cancelled
      }
    }
  }

  private func apply(
    _ step: IngestOrder.Step, to sink: inout some IngestSink
  ) throws -> IngestEnd? {
    switch step {
    case .listed(let files, let bytes): try sink.listed(files: files, bytes: bytes)
    case .fileBegan(let index, let size, let path):
      try sink.fileBegan(index: index, size: size, path: path)
    case .fileEnded(let outcome): try sink.fileEnded(outcome)
    case .skipped(let entry): try sink.entrySkipped(entry)
    case .end(let end): return end
    case .nothing: break
    }
    return nil
  }
}
