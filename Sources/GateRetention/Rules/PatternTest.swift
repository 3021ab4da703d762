/// A regular expression that is tried around words which must be there.
public struct PatternTest: Hashable, Sendable {
  /// Which view of the text the pattern sees.
  public enum View: String, Hashable, Sendable, CaseIterable {
    /// Without any space or line break.
    case tight
    /// With the ends of lines and cells as `\n`.
    case lines
  }

  /// Which parts of a file are looked at.
  public enum Source: String, Hashable, Sendable, CaseIterable {
    /// Everything that a reader of the document sees, notes and comments included.
    case text
    /// The file's name and the names of what lies in it.
    case name
    /// What the document says of itself, a line `field: value` each.
    case metadata
    /// Where the file came from, by its attributes.
    case origin
  }

  /// Words one of which must be there; the pattern is tried around each.
  public let anchors: [String]
  /// How many scalars on each side of an anchor belong to the window.
  public let reach: Int
  /// What must match within the window.
  public let pattern: String
  /// What must not match within the window.
  public let unless: String?
  /// Which view of the text the patterns see.
  public let view: View
  /// Where to look.
  public let sources: Set<Source>
  /// Only within so many scalars from the beginning of a part; 0 everywhere.
  public let head: Int
  /// Whether a hit in quotes counts.
  public let countsQuoted: Bool
  /// How many different hits it takes.
  public let count: Int
}

/// Registered words with weights that stand near each other.
public struct KeywordTest: Hashable, Sendable {
  /// A word and what it counts for.
  public struct Keyword: Hashable, Sendable {
    /// The word.
    public let word: String
    /// What it counts for; each word counts once.
    public let weight: Int
  }

  /// The words.
  public let keywords: [Keyword]
  /// Words one of which must be among those found; empty when any will do.
  public let anchors: [String]
  /// The sum of weights that it takes.
  public let need: Int
  /// Within how many scalars they must stand.
  public let within: Int
}

/// Numbers of people, counted.
public struct NumberTest: Hashable, Sendable {
  /// What is counted.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Identity numbers (GB 11643) with a real region, a real date and the right check digit.
    case identityNumber = "identity-number"
    /// Mobile telephone numbers.
    case mobileNumber = "mobile-number"
  }

  /// What is counted.
  public let kind: Kind
  /// How many different ones it takes.
  public let count: Int
}

/// What is registered as having left through the gate.
public struct RegisteredTest: Hashable, Sendable {
  /// How a file is compared.
  public enum Likeness: String, Hashable, Sendable, CaseIterable {
    /// The same bytes, or the same text.
    case same
    /// A text that shares passages with it.
    case similar
  }

  /// How a file is compared.
  public let likeness: Likeness
  /// How many fingerprints of one document must be shared.
  public let shared: Int
}
