import GateDiscs
import GateDomain
import GateLinux
import GatePolicy
import GateSigning
import GateWorkers

extension BurnTask {
  /// Reads a disc twice: every byte of the image, and every file by the reader of inbound media.
  ///
  /// Security: the bytes show that the burner wrote what it was given; the files show that what it
  /// was given is what was approved, by a reader that shares no code with the maker of the image.
  func readBackBlocking(_ prepared: Prepared, count: UInt64) throws -> Digest {
    meter.begin(.readingBack, total: count + prepared.order.bytes)
    let disc = try burner.reopen()
    var hasher = DigestHasher()
    let isWhole = unsafe try ReadBackRun(
      program: parts.burnProgram, allowsWithoutLandlock: parts.allowsWithoutLandlock
    ).run(disc: disc.number, count: count) { bytes in
      unsafe hasher.update(bytes)
      meter.add(UInt64(bytes.count))
    }
    guard isWhole else { throw BurnFailure.unreadable }
    try compareFiles(prepared, disc.number)
    return hasher.finish()
  }

  private func compareFiles(_ prepared: Prepared, _ disc: Int32) throws {
    var files = DiscFiles(meter: meter)
    let ingest = IngestRun(
      program: parts.ingestProgram,
      limits: IngestLimits(
        maxFiles: UInt64(BurnOrder.fileLimit) * 2, maxFileBytes: .max / 2, silenceSeconds: 600),
      allowsWithoutLandlock: parts.allowsWithoutLandlock)
    let end = try ingest.run(
      medium: disc, size: OwnedDescriptor.size(of: disc), sink: &files, isCancelled: { false })
    guard case .finished = end, files.isWhole, files.found.count == prepared.folder.entries.count,
      files.found[RawName(DiscContents.manifestName)]?.digest == prepared.manifest,
      prepared.order.files.allSatisfy({ files.found[$0.path]?.digest == $0.digest })
    else { throw BurnFailure.contentsDiffer }
  }
}

extension BurnOutcome {
  /// Whether the disc may be handed out.
  var isDone: Bool {
    if case .done = self { true } else { false }
  }
}

extension MediumKind {
  /// The register's word for a kind of disc.
  init(_ kind: DiscKind) {
    switch kind {
    case .cdR: self = .cdR
    case .dvdR: self = .dvdR
    case .bdR: self = .bdR
    }
  }
}
