public import GateDomain

/// Why a key file was refused.
public struct KeyFileError: ExplainedError, Hashable, Sendable {
  /// The kinds of refusal.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The file holds no key.
    case broken = "broken-key"
    /// Others than the owner can read it.
    case exposed = "exposed-key"
  }

  /// The kind.
  public let code: Code
  /// The file.
  public let path: String

  /// The refusal and its remedy in words.
  public var explanation: Explanation {
    switch code {
    case .broken:
      Explanation(
        what: Words("密钥文件无法识别：\(path)", "the key file \"\(path)\" holds no key"),
        hint: Words("请从备份恢复", "restore it from a backup"))
    case .exposed:
      Explanation(
        what: Words("密钥文件可被他人读取：\(path)", "others can read the key file \"\(path)\""),
        hint: Words("请执行 chmod 600，并考虑更换密钥", "run chmod 600 on it, and consider a new key"))
    }
  }
}
