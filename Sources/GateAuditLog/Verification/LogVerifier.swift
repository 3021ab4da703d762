import GateDomain
public import GateSigning

/// Proves a whole exported log, believing nothing but the keys it was given.
///
/// Security: it recomputes every hash from the records and compares every byte of every file. It
/// must NEVER take a hash from a tile as true, however it got the tile: a reader that
/// authenticates only some of the tiles it fetches accepts changed ones (CVE-2026-56865).
public struct LogVerifier {
  private let key: NoteKey
  private let stations: [String: VerificationKey]
  private let known: [Checkpoint]

  /// Sets what is believed.
  ///
  /// - Parameters:
  ///   - key: The log's key, got from elsewhere than the log's folder.
  ///   - stations: The stations' keys by name.
  ///   - known: Checkpoints that somebody kept: on paper, at a station, at a witness. Only they
  ///     can show that the log's own key signed another history.
  public init(key: NoteKey, stations: [String: VerificationKey], known: [Checkpoint] = []) {
    self.key = key
    self.stations = stations
    self.known = known
  }

  /// Reads the whole folder once, tile by tile, in flat memory.
  ///
  /// The log may grow meanwhile; what is proved then is the checkpoint that was read first.
  public func verify(_ folder: LogFolder) -> LogReport {
    var report = LogReport()
    guard let checkpoint = readCheckpoint(folder, into: &report) else { return report }
    report.checkpoint = checkpoint
    var walk = LogWalk(
      folder: folder, checkpoint: checkpoint, keys: stations, known: known, report: report)
    walk.run()
    var inventory = FolderInventory(
      folder: folder, layout: TileLayout(size: checkpoint.size), key: key, report: walk.report)
    inventory.run()
    return inventory.report
  }

  private func readCheckpoint(_ folder: LogFolder, into report: inout LogReport) -> Checkpoint? {
    guard let bytes = folder.bytes(at: "checkpoint", into: &report) else { return nil }
    do {
      let signed = try SignedCheckpoint(note: bytes, key: key)
      report.otherSignatures = signed.note.signatures.count { $0.keyID != key.id }
      return signed.checkpoint
    } catch {
      report.add(.checkpoint(error), at: "checkpoint")
      return nil
    }
  }
}
