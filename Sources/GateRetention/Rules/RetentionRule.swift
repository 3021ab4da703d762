public import GateDomain

/// One way to tell that a file belongs to the office.
public struct RetentionRule: Hashable, Sendable {
  /// The points at which evidence makes a file a finding.
  public static let findingPoints = 100

  /// How it looks for evidence.
  public enum Test: Hashable, Sendable {
    /// A regular expression around words that must be there.
    case pattern(PatternTest)
    /// Registered words with weights that stand near each other.
    case keywords(KeywordTest)
    /// Numbers of people, counted.
    case numbers(NumberTest)
    /// What is registered as having left through the gate.
    case registered(RegisteredTest)
  }

  /// Short name, unique in the set.
  public let id: String
  /// Name for people.
  public let title: Words
  /// How bad it is.
  public let severity: Severity
  /// Within how many seconds such a file must be gone.
  public let deleteWithinSeconds: Int64
  /// What it counts for; a file is a finding from 100 points on.
  public let points: Int
  /// Rules that say nothing when this one speaks: a sign that the text is public.
  public let cancels: [String]
  /// The level that a text names when this rule speaks; nil for rules that look for no mark.
  public let mark: Mark?
  /// How it looks for evidence.
  public let test: Test
  /// The file and line that define it.
  public let place: String

  /// A level that a mark in a text names (密级标志).
  public enum Mark: String, Hashable, Sendable, CaseIterable {
    /// A state secret: 秘密 and above.
    case classified
    /// A work secret.
    case workSecret = "work-secret"
    /// For the office's own people.
    case `internal`
  }

  /// Whether it speaks for a file instead of against it.
  public var isVeto: Bool { !cancels.isEmpty }
}

/// How bad a finding is.
public enum Severity: String, Hashable, Sendable, CaseIterable, Codable, Comparable {
  /// To be put in order when there is time.
  case notice
  /// Office content on a machine that must not hold it.
  case serious
  /// A classified mark, or a machine that can be reached from outside.
  case critical

  /// Orders by how bad it is.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .notice: 0
    case .serious: 1
    case .critical: 2
    }
  }

  /// The severity's name.
  public var words: Words {
    switch self {
    case .notice: Words("提示", "notice")
    case .serious: Words("严重", "serious")
    case .critical: Words("特别严重", "critical")
    }
  }
}
