/// What may stand in a field.
public enum FieldKind: Hashable, Sendable {
  /// One line, or several where `rows` is above 1.
  case text(TextRules)
  /// A whole number.
  case number(ClosedRange<Int64>)
  /// One of a few words.
  case choice([Choice])
  /// A day.
  case day
  /// A time from and until, at most so long and beginning at most so far ahead, in seconds.
  case period(longest: Int64, ahead: Int64)
  /// A colleague with an account.
  case person
  /// A department that somebody belongs to.
  case department
  /// A station.
  case station
  /// A device by vendor, product and serial number.
  case device
  /// Hardware addresses of network cards, one a line.
  case addresses(most: Int)
  /// A level of `labels.yaml`.
  case level
  /// Texts, one a line.
  case lines(most: Int, length: Int)
  /// Files by name, and where asked for with level and number of copies.
  case files(FileRules)
  /// A file that is handed in with the form, of at most so many bytes.
  case attachment(most: UInt64)

  /// What a text must be like.
  public struct TextRules: Hashable, Sendable {
    /// How many lines the control shows.
    public let rows: Int
    /// Fewest and most characters of a text that is not empty.
    public let length: ClosedRange<Int>
    /// What the whole text must look like, as a regular expression; nil for anything.
    public let pattern: String?

    /// Describes texts.
    public init(rows: Int, length: ClosedRange<Int>, pattern: String? = nil) {
      self.rows = rows
      self.length = length
      self.pattern = pattern
    }
  }

  /// What a list of files must be like.
  public struct FileRules: Hashable, Sendable {
    /// How many at most.
    public let most: Int
    /// Whether each has a level.
    public let hasLevels: Bool
    /// Most copies of each; nil where nobody is asked.
    public let mostCopies: Int?

    /// Describes lists of files.
    public init(most: Int, hasLevels: Bool, mostCopies: Int?) {
      self.most = most
      self.hasLevels = hasLevels
      self.mostCopies = mostCopies
    }
  }

  /// The word that form files use.
  public var name: String {
    switch self {
    case .text: "text"
    case .number: "number"
    case .choice: "choice"
    case .day: "date"
    case .period: "period"
    case .person: "person"
    case .department: "department"
    case .station: "station"
    case .device: "device"
    case .addresses: "mac-addresses"
    case .level: "level"
    case .lines: "lines"
    case .files: "files"
    case .attachment: "attachment"
    }
  }
}
