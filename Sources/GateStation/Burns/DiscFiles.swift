import GateDomain
import GateSigning
import GateWorkers

/// The files of a burned disc with their digests, read by the reader of inbound media.
struct DiscFiles: IngestSink {
  /// Size and digest by path.
  private(set) var found: [RawName: (size: UInt64, digest: Digest)] = [:]
  /// Whether everything on the disc could be read and is a file.
  private(set) var isWhole = true
  private let meter: BurnMeter
  private var open: (path: RawName, size: UInt64, hasher: DigestHasher)?

  init(meter: BurnMeter) {
    self.meter = meter
  }

  mutating func listed(files: UInt64, bytes: UInt64) {}

  mutating func fileBegan(index: UInt64, size: UInt64, path: RawName) {
    open = (path, size, DigestHasher())
  }

  mutating func data(_ bytes: UnsafeRawBufferPointer) {
    unsafe open?.hasher.update(bytes)
    meter.add(UInt64(bytes.count))
  }

  mutating func fileEnded(_ outcome: CopyOutcome) {
    guard let file = open, outcome == .complete, found[file.path] == nil else {
      isWhole = false
      return
    }
    found[file.path] = (file.size, file.hasher.finish())
    open = nil
  }

  mutating func entrySkipped(_ entry: SkippedEntry) { isWhole = false }
}
