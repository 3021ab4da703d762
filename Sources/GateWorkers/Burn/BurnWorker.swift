import Dispatch
import GateLinux

/// One `gate-burn` process with its socket; it is killed when this goes away.
struct BurnWorker: ~Copyable {
  let control: MessageSocket
  private var process: WorkerProcess
  private let helpers: BurnHelpers

  // The worker's ends are closed here when this returns, so that its death is seen.
  init(program: String, arguments: [String], file: Int32?, sink: some BurnSink) throws {
    let (control, controlEnd) = try MessageSocket.pair()
    let (files, filesEnd) = try MessageSocket.pair()
    let pipe = try BytePipe()
    process = try WorkerProcess.spawn(
      program: program, arguments: arguments,
      descriptors: [controlEnd.number, filesEnd.number, pipe.writing.number]
        + (file.map { [$0] } ?? []),
      endsWithThread: true)
    self.control = control
    helpers = BurnHelpers(files: files, copy: pipe.keepReading(), sink: sink)
  }

  /// Ends the process and takes everything that it has sent.
  mutating func finish() {
    process.kill()
    _ = process.wait()
    helpers.wait()
  }
}

/// What runs beside the conversation: the answers to requests for files, and the image's copy.
final class BurnHelpers: Sendable {
  private let group = DispatchGroup()

  init(files: MessageSocket, copy: consuming OwnedDescriptor, sink: some BurnSink) {
    let reading = copy.release()
    DispatchQueue(label: "gatehouse.burn-files").async(group: group) {
      Self.serve(files, sink)
    }
    DispatchQueue(label: "gatehouse.burn-copy").async(group: group) {
      let descriptor = OwnedDescriptor(owning: reading)
      unsafe try? Stream.readPieces(descriptor.number) { unsafe sink.copied($0) }
    }
  }

  /// Returns when the worker's ends are closed and everything in them was taken.
  func wait() {
    group.wait()
  }

  private static func serve(_ files: MessageSocket, _ sink: some BurnSink) {
    while let message = try? files.receive(limit: 16), message.bytes.count == 4 {
      let index = message.bytes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      if let file = sink.descriptor(of: index) {
        guard (try? files.send([1], descriptors: [file.number])) != nil else { return }
      } else {
        guard (try? files.send([0])) != nil else { return }
      }
    }
  }
}
