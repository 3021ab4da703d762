import GateDomain
import GateWire

/// What the reader may say next.
///
/// Invariant: nothing that breaks the order, an index, a size or a limit ever reaches the sink.
/// The reader parses hostile bytes; a reader that was taken over must not be able to do more than
/// give wrong contents for files of its own medium.
struct IngestOrder {
  /// The file that is open.
  struct OpenFile {
    let size: UInt64
    var received: UInt64 = 0
  }

  /// What the sink is to be told.
  enum Step {
    case listed(files: UInt64, bytes: UInt64)
    case fileBegan(index: UInt64, size: UInt64, path: RawName)
    case fileEnded(CopyOutcome)
    case skipped(SkippedEntry)
    case end(IngestEnd)
    case nothing
  }

  // Signs of life are worth nothing by themselves: a day of them at one a second.
  private static let lifeLimit = 86_400

  private let limits: IngestLimits
  private var total: UInt64?
  private var isListed = false
  private var lives = 0
  private var skippedEntries: UInt64 = 0
  // Entries recorded since the last file ended, which a new reader meets again.
  private var sinceLastFile: UInt64 = 0
  private var toIgnore: UInt64 = 0
  /// The index of the file that comes next.
  private(set) var nextIndex: UInt64
  private(set) var openFile: OpenFile?

  init(limits: IngestLimits, from index: UInt64) {
    self.limits = limits
    nextIndex = index
  }

  /// A new reader takes over behind the last file.
  mutating func restart() {
    openFile = nil
    isListed = false
    toIgnore = sinceLastFile
    sinceLastFile = 0
  }

  mutating func take(_ message: IngestMessage) throws(IngestBreach) -> Step {
    switch message {
    case .listed(let files, let bytes): try list(files, bytes)
    case .fileBegan(let index, let size, let path): try begin(index, size, path)
    case .fileEnded(let outcome): try end(outcome)
    case .skipped(let entry): try skip(entry)
    case .finished: try finish()
    case .failed(let failure): .end(.failed(failure.transferFailure))
    case .working: try live()
    }
  }

  /// Counts bytes of the open file.
  mutating func take(dataBytes count: UInt64) throws(IngestBreach) {
    guard var file = openFile, file.size <= limits.maxFileBytes,
      count > 0, count <= file.size - file.received
    else { throw IngestBreach() }
    file.received += count
    openFile = file
  }

  private mutating func list(_ files: UInt64, _ bytes: UInt64) throws(IngestBreach) -> Step {
    guard !isListed, files <= limits.maxFiles, total ?? files == files else {
      throw IngestBreach()
    }
    defer { (isListed, total) = (true, files) }
    return total == nil ? .listed(files: files, bytes: bytes) : .nothing
  }

  private mutating func begin(
    _ index: UInt64, _ size: UInt64, _ path: RawName
  ) throws(IngestBreach) -> Step {
    guard isListed, openFile == nil, index == nextIndex, index < total ?? 0, !path.bytes.isEmpty
    else { throw IngestBreach() }
    nextIndex += 1
    (sinceLastFile, toIgnore) = (0, 0)
    openFile = OpenFile(size: size)
    return .fileBegan(index: index, size: size, path: path)
  }

  private mutating func end(_ outcome: CopyOutcome) throws(IngestBreach) -> Step {
    guard let file = openFile else { throw IngestBreach() }
    let isTrue =
      switch outcome {
      case .complete: file.received == file.size && file.size <= limits.maxFileBytes
      case .tooLarge: file.size > limits.maxFileBytes
      case .readError: true
      case .readerDied: false
      }
    guard isTrue else { throw IngestBreach() }
    openFile = nil
    return .fileEnded(outcome)
  }

  private mutating func skip(_ entry: SkippedEntry) throws(IngestBreach) -> Step {
    guard isListed, openFile == nil else { throw IngestBreach() }
    sinceLastFile += 1
    if toIgnore > 0 {
      toIgnore -= 1
      return .nothing
    }
    skippedEntries += 1
    guard skippedEntries <= limits.maxFiles else { throw IngestBreach() }
    return .skipped(entry)
  }

  private func finish() throws(IngestBreach) -> Step {
    guard isListed, openFile == nil, nextIndex == total else { throw IngestBreach() }
    return .end(.finished)
  }

  private mutating func live() throws(IngestBreach) -> Step {
    lives += 1
    guard lives <= Self.lifeLimit else { throw IngestBreach() }
    return .nothing
  }
}

extension IngestFailure {
  /// What this failure of the reader means for the transfer.
  var transferFailure: TransferFailure {
    switch self {
    case .noFileSystem, .damaged: .mediumUnreadable
    case .mediumGone: .mediumRemoved
    case .tooManyFiles: .tooManyFiles
    case .notConfined: .workerRefused
    }
  }
}
