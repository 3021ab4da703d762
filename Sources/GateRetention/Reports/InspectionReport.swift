public import GateDomain

/// What one inspection of a machine came to, as the machine signs it.
public struct InspectionReport: Hashable, Sendable {
  /// What was read and what was not.
  ///
  /// Security: a scan that skipped something must NEVER look complete; every file that was met is
  /// counted in exactly one of these.
  public struct Coverage: Hashable, Sendable {
    /// Files read now.
    public var read: UInt64 = 0
    /// Files that are as they were when they were read under the same rules.
    public var unchanged: UInt64 = 0
    /// Files of which something could not be read.
    public var unreadable: UInt64 = 0
    /// Folders that could not be opened.
    public var closedFolders: UInt64 = 0
    /// Links, pipes, sockets and devices, which are never opened.
    public var special: UInt64 = 0
    /// Folders on other file systems that were left out.
    public var otherFileSystems: UInt64 = 0
    /// Bytes of the files read now.
    public var bytes: UInt64 = 0

    /// Counts nothing yet.
    public init() {}
  }

  /// The machine.
  public let machine: Identifier<ExternalMachine>
  /// The report's number; each one has the next.
  public let number: UInt64
  /// SHA-256 of the report before, of its signed text; nil for the first.
  public let previous: Digest?
  /// When the inspection began.
  public let startedAt: Timestamp
  /// When it ended.
  public let finishedAt: Timestamp
  /// Which rules: the bundle's number and digest.
  public let rulesNumber: UInt64
  /// Which rules: the bundle's digest.
  public let rulesDigest: Digest
  /// The folders that were inspected, as people read them.
  public let roots: [String]
  /// Whether every root was walked to its end.
  public let isComplete: Bool
  /// What was read and what was not.
  public let coverage: Coverage
  /// What was found.
  public let findings: [ReportedFinding]
  /// What became of findings of earlier reports that are not among them.
  public let settled: [SettledFinding]
  /// Files that an officer's order removed.
  public let purged: [PurgedFile]
  /// What the machine says of itself: its system, antivirus and networks.
  public let facts: [String: String]

  /// Describes a report.
  public init(
    machine: Identifier<ExternalMachine>, number: UInt64, previous: Digest?, startedAt: Timestamp,
    finishedAt: Timestamp, rulesNumber: UInt64, rulesDigest: Digest, roots: [String],
    isComplete: Bool, coverage: Coverage, findings: [ReportedFinding], settled: [SettledFinding],
    purged: [PurgedFile], facts: [String: String]
  ) {
    self.machine = machine
    self.number = number
    self.previous = previous
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.rulesNumber = rulesNumber
    self.rulesDigest = rulesDigest
    self.roots = roots
    self.isComplete = isComplete
    self.coverage = coverage
    self.findings = findings
    self.settled = settled
    self.purged = purged
    self.facts = facts
  }
}

/// A computer on the external network that the office inspects.
public enum ExternalMachine {}
