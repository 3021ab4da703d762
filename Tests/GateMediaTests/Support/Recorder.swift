import GateDomain
import GateLinux
import GateTesting
import GateWorkers
import Glibc

/// Keeps everything that comes from a medium.
struct Recorder: IngestSink {
  struct File: Hashable {
    let path: RawName
    let size: UInt64
    var bytes: [UInt8] = []
    var outcome: CopyOutcome?
  }

  var files: [File] = []
  var skipped: [SkippedEntry] = []
  var totals: [UInt64] = []
  /// Called with every message's name; may throw, kill or wait.
  var before: ((String, Recorder) throws -> Void)?

  mutating func listed(files: UInt64, bytes: UInt64) throws {
    try before?("listed", self)
    totals += [files, bytes]
  }

  mutating func fileBegan(index: UInt64, size: UInt64, path: RawName) throws {
    try before?("fileBegan", self)
    guard index == files.count else { throw Misorder() }
    files.append(File(path: path, size: size))
  }

  mutating func data(_ bytes: UnsafeRawBufferPointer) throws {
    try before?("data", self)
    unsafe files[files.count - 1].bytes.append(contentsOf: bytes)
  }

  mutating func fileEnded(_ outcome: CopyOutcome) throws {
    try before?("fileEnded", self)
    files[files.count - 1].outcome = outcome
  }

  mutating func entrySkipped(_ entry: SkippedEntry) throws {
    try before?("entrySkipped", self)
    skipped.append(entry)
  }

  struct Misorder: Error {}

  /// The outcome of a file by its path.
  func outcome(_ path: String) -> CopyOutcome? {
    files.first { $0.path == RawName(path) }?.outcome
  }

  /// Paths and kinds of what was only recorded.
  var skippedKinds: [String: SkippedEntry.Kind] {
    Dictionary(skipped.map { ($0.path.escaped, $0.kind) }) { first, _ in first }
  }
}
