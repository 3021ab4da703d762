import Foundation
import GateDomain
import GateLinux
import GateTesting
import GateWire
import GateWorkers
import Glibc
import Synchronization

/// A disc that is a file, and the files that go onto it, through the real `gate-burn`.
final class DiscUnderTest: Sendable {
  static let burnProgram = BuildFolder.path + "/gate-burn"
  static let ingestProgram = BuildFolder.path + "/gate-ingest"

  let folder: TemporaryFolder
  let files: [(path: String, bytes: [UInt8])]

  init(_ files: [(path: String, bytes: [UInt8])]) throws {
    folder = try TemporaryFolder("disc")
    self.files = files
    for (index, file) in files.enumerated() { try folder.write(file.bytes, to: "in/\(index)") }
    try folder.write([], to: "disc.iso")
  }

  var disc: String { folder.path("disc.iso") }

  /// Burns everything; the sink has what happened.
  func burn(
    _ sink: Station? = nil, volume: String = "DVD-2026-0001", entries: [BurnEntry]? = nil
  ) async throws -> (end: BurnEnd, sink: Station) {
    let sink = sink ?? Station(folder: folder.path("in"))
    let end = try await onOwnThread {
      let file = try OwnedDescriptor(opening: self.disc, O_RDWR)
      return try BurnRun(program: Self.burnProgram).run(
        BurnPlan(
          file: file.number, volume: volume, published: 1_700_000_000,
          entries: entries ?? self.entries), sink: sink)
    }
    return (end, sink)
  }

  var entries: [BurnEntry] {
    files.map {
      BurnEntry(path: Array($0.path.utf8), size: UInt64($0.bytes.count), modified: 1_600_000_000)
    }
  }

  /// What our own reader of media finds on the disc.
  func readByGateMedia() async throws -> [String: [UInt8]] {
    try await onOwnThread {
      let medium = try OwnedDescriptor(opening: self.disc, O_RDONLY)
      var reader = DiscReader()
      let end = try IngestRun(
        program: Self.ingestProgram,
        limits: IngestLimits(maxFiles: 100_000, maxFileBytes: 1 << 30, silenceSeconds: 60)
      ).run(
        medium: medium.number, size: try OwnedDescriptor.size(of: medium.number), sink: &reader,
        isCancelled: { false })
      guard case .finished = end else { throw NotRead(end: end) }
      return reader.found
    }
  }

  /// What a tool that nobody here wrote extracts: `xorriso` (Rock Ridge) or `7z`.
  func extract(by tool: String) async throws -> [String: [UInt8]] {
    let target = folder.path("out-\(tool)")
    let arguments =
      tool == "7z"
      ? ["x", "-y", "-o\(target)", disc]
      : ["-osirrox", "on", "-indev", "stdio:\(disc)", "-extract", "/", target]
    let result = try await Program.run(
      tool, arguments, environment: ["LC_ALL": "C.UTF-8"], timeout: .seconds(120))
    guard result.succeeded else { throw NotExtracted(output: result.errors) }
    return try contents(of: target)
  }

  private func contents(of target: String) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    let walk = FileManager.default.enumerator(atPath: target)
    while let path = walk?.nextObject() as? String {
      let whole = target + "/" + path
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      found[path] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: whole)))
    }
    return found
  }

  struct NotRead: Error { let end: IngestEnd }
  struct NotExtracted: Error { let output: String }
}

/// Plays the station: hands out files, keeps the copy, decides.
final class Station: BurnSink {
  struct Seen: Sendable {
    var copy: [UInt8] = []
    var disc: DiscReport?
    var progress: [UInt64] = []
    var notes: [String] = []
  }

  let seen = Mutex(Seen())
  private let folder: String
  private let allows: @Sendable (DiscReport) -> Bool
  private let missing: Set<UInt32>

  init(
    folder: String, missing: Set<UInt32> = [],
    allows: @escaping @Sendable (DiscReport) -> Bool = { _ in true }
  ) {
    self.folder = folder
    self.missing = missing
    self.allows = allows
  }

  func descriptor(of index: UInt32) -> OwnedDescriptor? {
    missing.contains(index) ? nil : try? OwnedDescriptor(opening: "\(folder)/\(index)", O_RDONLY)
  }

  func copied(_ bytes: UnsafeRawBufferPointer) {
    let piece = unsafe Array(bytes)
    seen.withLock { $0.copy += piece }
  }

  func mayBurn(_ disc: DiscReport, imageBytes: UInt64) -> Bool {
    seen.withLock { $0.disc = disc }
    return allows(disc)
  }

  func progressed(_ bytes: UInt64) { seen.withLock { $0.progress.append(bytes) } }

  func noted(_ text: String) { seen.withLock { $0.notes.append(text) } }
}

/// Keeps every file of a disc.
private struct DiscReader: IngestSink {
  var found: [String: [UInt8]] = [:]
  private var path = ""

  mutating func listed(files: UInt64, bytes: UInt64) {}
  mutating func fileBegan(index: UInt64, size: UInt64, path: RawName) {
    self.path = path.text ?? path.escaped
    found[self.path] = []
  }
  mutating func data(_ bytes: UnsafeRawBufferPointer) {
    let piece = unsafe Array(bytes)
    found[path, default: []] += piece
  }
  mutating func fileEnded(_ outcome: CopyOutcome) {}
  mutating func entrySkipped(_ entry: SkippedEntry) {}
}

/// Runs what blocks on a thread of its own.
func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws
  -> Value
{
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
  }
}
