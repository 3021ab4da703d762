public import GateDomain

/// The bodies of the records that stations write and the server's tables follow.
public enum StationBody {
  /// Body of `transfer.started`.
  public struct Started: Hashable, Sendable, Codable {
    /// The transfer, in its first state.
    public let transfer: Transfer
    /// Whether it begins again after an interruption.
    public let isRestart: Bool

    /// Describes a beginning.
    public init(transfer: Transfer, isRestart: Bool) {
      self.transfer = transfer
      self.isRestart = isRestart
    }
  }

  /// Body of `file.judged`.
  public struct JudgedFile: Hashable, Sendable, Codable {
    /// The transfer.
    public let transfer: Identifier<Transfer>
    /// The file's path, printable, for readers of the log.
    public let path: String
    /// The verdict's word, for readers of the log; tables judge anew from the evidence.
    public let verdict: String
    /// The file with its evidence; of what lies inside, as much as a record holds.
    public let file: ScannedFile

    /// Describes a judged file.
    public init(transfer: Identifier<Transfer>, file: ScannedFile) {
      self.transfer = transfer
      path = file.file.path.shownInRecord
      verdict = file.verdict.code
      self.file = file.boundedForRecord()
    }
  }

  /// Body of `entry.skipped`.
  public struct Skipped: Hashable, Sendable, Codable {
    /// The transfer.
    public let transfer: Identifier<Transfer>
    /// The entry.
    public let entry: SkippedEntry

    /// Describes an entry.
    public init(transfer: Identifier<Transfer>, entry: SkippedEntry) {
      self.transfer = transfer
      self.entry = entry
    }
  }

  /// Body of `transfer.judged`, `release.began`, `transfer.released` and `transfer.failed`.
  public struct Advanced: Hashable, Sendable, Codable {
    /// The transfer.
    public let transfer: Identifier<Transfer>
    /// The state it has reached.
    public let state: TransferState
    /// How far it is.
    public let progress: TransferProgress
    /// The engine and signatures that gave the verdicts; nil before.
    public let database: SignatureDatabase?
    /// SHA-256 of `manifest.json`; nil before the release.
    public let manifest: Digest?

    /// Describes a step.
    public init(
      transfer: Transfer, database: SignatureDatabase? = nil, manifest: Digest? = nil
    ) {
      self.transfer = transfer.id
      state = transfer.state
      progress = transfer.progress
      self.database = database
      self.manifest = manifest
    }
  }
}
