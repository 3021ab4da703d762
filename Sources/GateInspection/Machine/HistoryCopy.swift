import CFileFacts
import GateExtraction
import GateLinux
import Glibc

/// Private copies of a browser's history and of the log beside it, made while neither changed.
///
/// The browser may be running: what it has only in its log is as much history as the rest, and a
/// log that fits another state of the database would tell nonsense.
struct HistoryCopy: ~Copyable {
  private static let (tries, pauseMicroseconds): (Int, UInt32) = (5, 100_000)
  private static let limit = Int64(clamping: ExtractionLimits().memberBytes)

  private let file: OwnedDescriptor
  // Empty where there is none.
  private let log: OwnedDescriptor

  /// Nil when one of them cannot be read, or never held still.
  init?(of path: String, on disk: MachineDisk) {
    for attempt in 0..<Self.tries {
      if attempt > 0 { usleep(Self.pauseMicroseconds) }
      let before = Self.stamps(path, disk)
      guard let file = Self.copy(path, disk) else { return nil }
      guard let log = Self.copyOfLog(path, disk) else { continue }
      guard Self.stamps(path, disk) == before else { continue }
      self.file = file
      self.log = log
      return
    }
    return nil
  }

  /// Lets a reader read both.
  borrowing func read(by extractor: TextExtractor, _ body: (ExtractionEvent) -> Bool) {
    extractor.extract(file.number, log: log.number, body)
  }

  private static func copyOfLog(_ path: String, _ disk: MachineDisk) -> OwnedDescriptor? {
    if disk.has(path + "-wal") { return copy(path + "-wal", disk) }
    guard let nothing = try? OwnedDescriptor(opening: "/dev/null", O_RDONLY) else { return nil }
    return copy(of: nothing)
  }

  private static func stamps(_ path: String, _ disk: MachineDisk) -> [FileStamp?] {
    [path, path + "-wal"].map { path in
      guard let file = disk.open(path) else { return nil }
      return FolderReader.status(of: file.number)?.stamp
    }
  }

  private static func copy(_ path: String, _ disk: MachineDisk) -> OwnedDescriptor? {
    guard let file = disk.open(path) else { return nil }
    return copy(of: file)
  }

  private static func copy(of file: borrowing OwnedDescriptor) -> OwnedDescriptor? {
    let copy = gate_private_copy(file.number, limit)
    return copy < 0 ? nil : OwnedDescriptor(owning: copy)
  }
}
