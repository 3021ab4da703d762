public import GateDomain

/// One thing in an exported log that is not as it must be.
///
/// One is enough to fail the log.
public struct LogFinding: Hashable, Sendable {
  /// What is wrong.
  public let code: Code
  /// Where: a path below the log's folder, or `record INDEX`.
  public let place: String

  /// Describes a finding.
  public init(_ code: Code, at place: String) {
    self.code = code
    self.place = place
  }

  /// What is wrong, in words.
  public var words: Words { code.words }
}

extension LogFinding {
  /// Everything that verification can find.
  public enum Code: Hashable, Sendable {
    /// The checkpoint is not to be believed.
    case checkpoint(NoteError)
    /// A file that the log must have is not there.
    case fileMissing
    /// A file could not be read.
    case fileUnreadable
    /// A file that the log does not have.
    case fileExtra
    /// A bundle is not a sequence of as many records as it must hold.
    case bundleMalformed
    /// A tile does not hold the hashes that follow from the records.
    case tileDiffers
    /// A leaf is not a record in its one canonical form.
    case recordMalformed
    /// A record is of a kind that nobody knows.
    case recordUnknownEvent
    /// A station's record does not stand where it says.
    case chain(StationChainDefect)
    /// A record of a station whose key was not given.
    case stationUnknown
    /// A station's record without that station's signature.
    case stationSignatureInvalid
    /// The root over the records is not the one that was signed.
    case rootDiffers
    /// The log has fewer records than it once had.
    case rolledBack
    /// The log no longer begins with the records it once had.
    case rewritten
  }
}

extension LogFinding.Code {
  private static let every: [LogFinding.Code] =
    NoteError.allCases.map(Self.checkpoint) + StationChainDefect.allCases.map(Self.chain) + [
      .fileMissing, .fileUnreadable, .fileExtra, .bundleMalformed, .tileDiffers, .recordMalformed,
      .recordUnknownEvent, .stationUnknown, .stationSignatureInvalid, .rootDiffers, .rolledBack,
      .rewritten,
    ]

  /// What another program found, by its stable name; nil for a name of nothing here.
  public init?(name: String) {
    guard let code = Self.every.first(where: { $0.name == name }) else { return nil }
    self = code
  }

  /// The stable name, as programs print it.
  public var name: String {
    switch self {
    case .checkpoint(let error): error.rawValue
    case .fileMissing: "file-missing"
    case .fileUnreadable: "file-unreadable"
    case .fileExtra: "file-extra"
    case .bundleMalformed: "bundle-malformed"
    case .tileDiffers: "tile-differs"
    case .recordMalformed: "record-malformed"
    case .recordUnknownEvent: "record-unknown-event"
    case .chain(let defect): defect.rawValue
    case .stationUnknown: "station-unknown"
    case .stationSignatureInvalid: "station-signature-invalid"
    case .rootDiffers: "root-differs"
    case .rolledBack: "log-rolled-back"
    case .rewritten: "log-rewritten"
    }
  }

  /// What is wrong, in words.
  public var words: Words {
    switch self {
    case .checkpoint(let error): error.words
    case .fileMissing: Words("缺少文件", "a file is missing")
    case .fileUnreadable: Words("文件无法读取", "a file cannot be read")
    case .fileExtra: Words("存在不属于日志的文件", "a file does not belong to the log")
    case .bundleMalformed: Words("记录包格式错误或条数不符", "a bundle of records is malformed")
    case .tileDiffers: Words("哈希块与记录不符", "a tile does not match the records")
    case .recordMalformed: Words("记录不是规范形式", "a record is not in its canonical form")
    case .recordUnknownEvent: Words("记录的事件类型未知", "a record is of an unknown kind")
    case .chain(let defect): defect.words
    case .stationUnknown: Words("未提供该中间机的公钥", "no key was given for the station")
    case .stationSignatureInvalid: Words("中间机签名无效", "the station's signature is not valid")
    case .rootDiffers: Words("根哈希与检查点不符", "the root is not the one that was signed")
    case .rolledBack: Words("日志比已知检查点更短", "the log is shorter than it once was")
    case .rewritten: Words("日志历史与已知检查点不一致", "the log's history is not what it once was")
    }
  }
}
