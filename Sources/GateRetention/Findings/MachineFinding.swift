public import GateDomain

/// A finding as the office follows it from its first report until a later one proves it gone.
public struct MachineFinding: Hashable, Sendable, Codable {
  /// How it stands between reports.
  public enum State: String, Hashable, Sendable, CaseIterable, Codable {
    /// In the last report for the first time.
    case new
    /// In more than one report.
    case known
    /// A report proved that it is gone.
    case gone
    /// It was gone and is there again.
    case backAgain = "back-again"

    /// The state's name.
    public var words: Words {
      switch self {
      case .new: Words("新发现", "new")
      case .known: Words("仍存在", "known")
      case .gone: Words("已消除", "gone")
      case .backAgain: Words("再次出现", "back again")
      }
    }
  }

  /// What an officer said of it.
  public struct Disposition: Hashable, Sendable, Codable {
    /// The words an officer has.
    public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
      /// It is what the rules say.
      case confirmed
      /// It is not; the reason tunes the rule.
      case falsePositive = "false-positive"
      /// It may stay until a date.
      case waived

      /// The disposition's name.
      public var words: Words {
        switch self {
        case .confirmed: Words("属实", "confirmed")
        case .falsePositive: Words("误报", "false positive")
        case .waived: Words("豁免", "waived")
        }
      }
    }

    /// What was said.
    public let kind: Kind
    /// Why.
    public let why: String
    /// Until when it holds; nil when it holds without end.
    public let until: Timestamp?
    /// Who said it.
    public let officer: Identifier<Person>
    /// When.
    public let at: Timestamp

    /// Describes what an officer said.
    public init(
      kind: Kind, why: String, until: Timestamp?, officer: Identifier<Person>, at: Timestamp
    ) {
      self.kind = kind
      self.why = why
      self.until = until
      self.officer = officer
      self.at = at
    }
  }

  /// Its name in addresses: the machine and the finding's key.
  public let id: Identifier<MachineFinding>
  /// The machine.
  public let machine: Identifier<ExternalMachine>
  /// What makes two reports speak of the same thing.
  public let key: Digest
  /// What kind of thing it is.
  public let kind: ReportedFinding.Kind
  /// The file's path, or what of the machine it is about.
  public let subject: RawName
  /// SHA-256 of the file.
  public var digest: Digest?
  /// The file's size.
  public var size: UInt64
  /// When the machine first met the file.
  public let firstSeenAt: Timestamp
  /// When the last report that has it was made.
  public var lastSeenAt: Timestamp
  /// When it must be put in order.
  public var deadline: Timestamp
  /// How bad it is.
  public var severity: Severity
  /// Why.
  public var evidence: [RetentionEvidence]
  /// How it stands.
  public var state: State
  /// What an officer said of it as it is now; nil while nobody has.
  public var disposition: Disposition?

  /// Whether somebody still has to do something about it.
  ///
  /// Security: only a later report closes a finding; an officer's word can set it aside, a waiver
  /// until its date, but NEVER makes it gone.
  public func isOpen(at now: Timestamp) -> Bool {
    guard state != .gone else { return false }
    switch disposition?.kind {
    case .falsePositive: return false
    case .waived: return disposition?.until.map { now >= $0 } ?? true
    case .confirmed, nil: return true
    }
  }

  /// Whether its time is over.
  public func isLate(at now: Timestamp) -> Bool {
    isOpen(at: now) && now > deadline
  }
}
