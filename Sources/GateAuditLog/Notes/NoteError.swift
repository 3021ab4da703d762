public import GateDomain

/// Why a note or checkpoint was not believed.
public enum NoteError: String, Error, Hashable, Sendable, CaseIterable {
  /// The bytes are no signed note.
  case noteMalformed = "note-malformed"
  /// No line carries a signature by the expected key.
  case signatureMissing = "signature-missing"
  /// A line names the expected key, but the key did not sign this text.
  case signatureInvalid = "signature-invalid"
  /// The signed text is no checkpoint.
  case checkpointMalformed = "checkpoint-malformed"
  /// The checkpoint is of another log.
  case originDiffers = "origin-differs"

  /// The error in words.
  public var words: Words {
    switch self {
    case .noteMalformed: Words("不是合法的签名文本", "not a well-formed signed note")
    case .signatureMissing: Words("没有日志密钥的签名", "no signature by the log's key")
    case .signatureInvalid: Words("日志密钥的签名无效", "the signature by the log's key is not valid")
    case .checkpointMalformed: Words("签名内容不是合法的检查点", "the signed text is not a checkpoint")
    case .originDiffers: Words("检查点属于另一个日志", "the checkpoint belongs to another log")
    }
  }
}
