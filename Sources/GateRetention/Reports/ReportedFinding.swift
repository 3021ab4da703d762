public import GateDomain
import GateSigning

/// One thing that an inspection found: a file that should not have stayed, a file that nobody can
/// read, or a machine that is not as it must be.
public struct ReportedFinding: Hashable, Sendable {
  /// What kind of thing was found.
  public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    /// A file that should not have stayed.
    case retainedFile = "retained-file"
    /// A file of which something could not be read.
    case unreadable
    /// Something about the machine itself.
    case machineState = "machine-state"
  }

  /// What kind of thing it is.
  public let kind: Kind
  /// The file's path, or what of the machine it is about.
  public let subject: RawName
  /// SHA-256 of the file; nil when there is none.
  public let digest: Digest?
  /// The file's size in bytes.
  public let size: UInt64
  /// When the file was last changed, by its own word.
  public let modifiedAt: Timestamp
  /// When this machine first met it.
  public let firstSeenAt: Timestamp
  /// How bad it is.
  public let severity: Severity
  /// Within how many seconds it must be put in order.
  public let deleteWithinSeconds: Int64
  /// Why: the rules that speak, each with a few words around the hit.
  public let evidence: [RetentionEvidence]

  /// Describes a finding.
  public init(
    kind: Kind, subject: RawName, digest: Digest?, size: UInt64, modifiedAt: Timestamp,
    firstSeenAt: Timestamp, severity: Severity, deleteWithinSeconds: Int64,
    evidence: [RetentionEvidence]
  ) {
    self.kind = kind
    self.subject = subject
    self.digest = digest
    self.size = size
    self.modifiedAt = modifiedAt
    self.firstSeenAt = firstSeenAt
    self.severity = severity
    self.deleteWithinSeconds = deleteWithinSeconds
    self.evidence = evidence
  }

  /// What makes two reports speak of the same thing: its kind and its subject.
  public var key: Digest {
    Self.key(kind, subject)
  }

  /// The key of a thing.
  public static func key(_ kind: Kind, _ subject: RawName) -> Digest {
    Digest.of(Array("gatehouse/finding/v1\n\(kind.rawValue)\n".utf8) + subject.bytes)
  }
}

/// What became of a finding of an earlier report.
public struct SettledFinding: Hashable, Sendable {
  /// How it stands.
  public enum Outcome: String, Hashable, Sendable, CaseIterable, Codable {
    /// The folder was read and the file is no longer in it.
    case removed
    /// The file was read and no rule speaks, or the machine is as it must be.
    case clean
    /// It could not be looked at; nothing is proved.
    case unknown

    /// Whether this proves that the finding is gone.
    ///
    /// Security: only a look at the place itself proves it; `unknown` NEVER does.
    public var provesGone: Bool {
      switch self {
      case .removed, .clean: true
      case .unknown: false
      }
    }
  }

  /// The finding.
  public let key: Digest
  /// How it stands.
  public let outcome: Outcome

  /// Describes it.
  public init(key: Digest, outcome: Outcome) {
    self.key = key
    self.outcome = outcome
  }
}

/// A file that was removed by an officer's order.
public struct PurgedFile: Hashable, Sendable {
  /// Its path.
  public let path: RawName
  /// SHA-256 of what was removed.
  public let digest: Digest
  /// When.
  public let at: Timestamp
  /// The order's own digest.
  public let order: Digest

  /// Describes it.
  public init(path: RawName, digest: Digest, at: Timestamp, order: Digest) {
    self.path = path
    self.digest = digest
    self.at = at
    self.order = order
  }
}
