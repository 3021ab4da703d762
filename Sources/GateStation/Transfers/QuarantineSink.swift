import GateDomain
import GateTransfer
import GateWorkers

/// Takes what `gate-ingest` sends into the quarantine and hands each whole file to the judges.
struct QuarantineSink: IngestSink {
  private let quarantine: Quarantine
  private let transfer: Identifier<Transfer>
  private let queue: JudgingQueue
  private let progress: ProgressBoard
  private var names = NameInspection()
  private var current: WriterBox?

  /// A struct with a non-copyable field cannot be handed on as a protocol's value, so the writer
  /// lives in a box.
  private final class WriterBox {
    var writer: QuarantineWriter?
    init(_ writer: consuming QuarantineWriter) { self.writer = consume writer }
  }

  init(
    quarantine: Quarantine, transfer: Identifier<Transfer>, queue: JudgingQueue,
    progress: ProgressBoard
  ) {
    self.quarantine = quarantine
    self.transfer = transfer
    self.queue = queue
    self.progress = progress
  }

  mutating func listed(files: UInt64, bytes: UInt64) throws {
    progress.update { ($0.filesTotal, $0.bytesTotal) = (files, bytes) }
  }

  mutating func fileBegan(index: UInt64, size: UInt64, path: RawName) throws {
    progress.update { $0.currentFile = path.escaped }
    current = WriterBox(
      try QuarantineWriter(in: quarantine, transfer: transfer, index: index, path: path))
  }

  mutating func data(_ bytes: UnsafeRawBufferPointer) throws {
    try unsafe current?.writer?.write(bytes)
    progress.update { $0.bytesCopied += UInt64(bytes.count) }
  }

  mutating func fileEnded(_ outcome: CopyOutcome) throws {
    guard let writer = current?.writer.take() else { return }
    current = nil
    let file = writer.finish(outcome)
    progress.update {
      $0.filesCopied += 1
      $0.currentFile = ""
    }
    queue.add(.file(file, names.defect(of: file.path)))
  }

  mutating func entrySkipped(_ entry: SkippedEntry) throws {
    progress.update { $0.entriesSkipped += 1 }
    queue.add(.skipped(entry))
  }
}
