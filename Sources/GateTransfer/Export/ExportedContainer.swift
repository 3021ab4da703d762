public import GateDomain

/// A container as it lies in the export folder.
public struct ExportedContainer: Hashable, Sendable {
  /// Its file name.
  public let name: String
  /// Its size in bytes.
  public let size: UInt64
  /// Its SHA-256.
  public let digest: Digest
}

/// Why a container could not be written or opened.
public enum ContainerError: ExplainedError, Hashable, Sendable {
  /// The file is none of ours, or its first lines are damaged.
  case notAContainer
  /// It is for the holder of another key.
  case otherRecipient(ExportRecipient)
  /// It was changed or cut, or the key does not fit.
  case cannotOpen
  /// The recipient's key encrypts nothing.
  case badRecipient
  /// The file that was to be written is not the one that was judged.
  case changed

  /// What is wrong and what to do.
  public var explanation: Explanation {
    switch self {
    case .notAContainer:
      Explanation(
        what: Words("这不是关口导出的文件", "this is no container of an exported file"),
        hint: Words("请核对文件路径", "check the path"))
    case .otherRecipient(let recipient):
      Explanation(
        what: Words(
          "此文件是为另一把公钥加密的：\(recipient.hex)", "it is for another key: \(recipient.hex)"),
        hint: Words("请使用对应的私钥", "use the private key that belongs to it"))
    case .cannotOpen:
      Explanation(
        what: Words("无法解密：文件被改动或不完整", "it cannot be opened: it was changed or is not whole"),
        hint: Words("请重新取得该文件", "fetch it again"))
    case .badRecipient:
      Explanation(
        what: Words("收件人公钥无法使用", "the recipient's key cannot be used"),
        hint: Words("请向分析人员索取正确的公钥", "ask the analyst for the right public key"))
    case .changed:
      Explanation(
        what: Words("文件与检测时不同", "the file is not the one that was judged"),
        hint: Words("请报告保密员", "tell the security officer"))
    }
  }
}
