import GateDomain
import GateWire

/// The first walk: counts what there is, so that progress has an end and too much is refused
/// before a byte is copied.
struct Census: TreeVisitor {
  let limits: IngestOptions
  let writer: FrameWriter
  private(set) var files: UInt64 = 0
  private(set) var bytes: UInt64 = 0
  private var others: UInt64 = 0
  private var visited: UInt64 = 0

  init(limits: IngestOptions, writer: FrameWriter) {
    self.limits = limits
    self.writer = writer
  }

  mutating func file(_ entry: Entry, size: UInt64, path: RawName) throws(IngestStop) {
    files += 1
    let (sum, overflow) = bytes.addingReportingOverflow(size <= limits.maxFileBytes ? size : 0)
    bytes = overflow ? .max : sum
    guard files <= limits.maxFiles else { throw .failed(.tooManyFiles) }
  }

  // What is only recorded fills the record: it is bounded like the files.
  mutating func skipped(_ entry: SkippedEntry) throws(IngestStop) {
    others += 1
    guard others <= limits.maxFiles else { throw .failed(.tooManyFiles) }
  }

  // Folders, and names that lead nowhere, are bounded too; each file may have a few around it.
  mutating func passed() throws(IngestStop) {
    visited += 1
    guard visited / 16 <= limits.maxFiles + 1_024 else { throw .failed(.tooManyFiles) }
    try writer.showLife()
  }
}
