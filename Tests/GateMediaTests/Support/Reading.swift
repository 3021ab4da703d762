import GateDomain
import GateLinux
import GateTesting
import GateWorkers
import Glibc

/// Reads images through the real gate-ingest.
enum Reading {
  static let program = BuildFolder.path + "/gate-ingest"
  static let limits = IngestLimits(maxFiles: 10_000, maxFileBytes: 64 << 20, silenceSeconds: 30)

  /// Runs over the image at a path; the recorder has what came.
  static func run(
    _ path: String, limits: IngestLimits = limits, from index: UInt64 = 0,
    program: String = program, recorder: Recorder = Recorder(),
    isCancelled: () -> Bool = { false }
  ) throws -> (end: IngestEnd, recorder: Recorder) {
    let medium = try OwnedDescriptor(opening: path, O_RDONLY)
    var recorder = recorder
    let end = try IngestRun(program: program, limits: limits).run(
      medium: medium.number, size: try OwnedDescriptor.size(of: medium.number), from: index,
      sink: &recorder, isCancelled: isCancelled)
    return (end, recorder)
  }
}

extension Array<MediumFile> {
  /// What a reader must hand out for these: every regular file, by path.
  var contents: [RawName: [UInt8]] {
    var contents: [RawName: [UInt8]] = [:]
    for case let file in self {
      if case .data(let bytes) = file.content { contents[RawName(file.path)] = bytes }
    }
    return contents
  }
}

extension Recorder {
  /// What came whole, by path.
  var contents: [RawName: [UInt8]] {
    var contents: [RawName: [UInt8]] = [:]
    for file in files where file.outcome == .complete { contents[file.path] = file.bytes }
    return contents
  }
}
