/// What officers can decide about a held file.
public enum ReviewDisposition: String, Hashable, Sendable, Codable, CaseIterable {
  /// It comes in after all (复核放行).
  case release
  /// It is removed from the quarantine (销毁).
  case destroy
  /// It leaves the quarantine encrypted for an analyst, and stays held (加密导出).
  case export

  /// The decision in words.
  public var words: Words {
    switch self {
    case .release: Words("复核放行", "release")
    case .destroy: Words("销毁", "destroy")
    case .export: Words("加密导出", "export encrypted")
    }
  }
}
