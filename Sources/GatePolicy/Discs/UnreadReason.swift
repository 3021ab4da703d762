public import GateDomain

/// Why text of a file that is to leave on a disc was not read.
public enum UnreadReason: String, Hashable, Sendable, Codable, CaseIterable {
  /// A password or a key is needed.
  case encrypted
  /// Its bytes break the rules of its format.
  case damaged
  /// No reader knows the format.
  case unsupported
  /// It is larger, deeper or slower than the reader's limits.
  case limit
  /// A picture or scanned page that was not recognised.
  case notRecognised = "not-recognised"
  /// The reader died on it, or could not read its bytes.
  case failed

  /// The reason in words.
  public var words: Words {
    switch self {
    case .encrypted: Words("已加密", "encrypted")
    case .damaged: Words("已损坏", "damaged")
    case .unsupported: Words("格式无法读取", "of a format that cannot be read")
    case .limit: Words("超过读取限额", "over the limits of reading")
    case .notRecognised: Words("图片未识别", "a picture that was not recognised")
    case .failed: Words("读取失败", "the reader failed on it")
    }
  }
}
