public import GateDomain

/// A level that a mark in a text names (密级标志).
public enum LevelMark: String, Hashable, Sendable, Codable, CaseIterable {
  /// For the office's own people.
  case `internal`
  /// A work secret.
  case workSecret = "work-secret"
  /// A state secret: 秘密 and above.
  case classified

  /// The mark in words.
  public var words: Words {
    switch self {
    case .internal: Words("内部标志", "a mark \"internal\"")
    case .workSecret: Words("工作秘密标志", "a mark of a work secret")
    case .classified: Words("国家秘密标志", "a mark of a state secret")
    }
  }

  /// Higher for a higher level.
  var rank: Int {
    switch self {
    case .internal: 1
    case .workSecret: 2
    case .classified: 3
    }
  }
}

extension DiscLevel {
  /// Whether a text with this mark may stand on a disc of this level.
  ///
  /// Security: a mark of a state secret fits NO level, whatever a request declares.
  public func covers(_ mark: LevelMark) -> Bool {
    switch mark {
    case .internal: self != .open
    case .workSecret: self == .workSecret
    case .classified: false
    }
  }
}
