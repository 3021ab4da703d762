public import GateDomain

/// What is wrong with what a browser or an authenticator sent.
public enum PasskeyDefect: String, ExplainedError, Hashable, Sendable, CaseIterable {
  /// The bytes are not in the form that the standard gives them.
  case malformed = "passkey-malformed"
  /// They belong to another kind of ceremony.
  case wrongCeremony = "passkey-ceremony"
  /// They answer another challenge.
  case wrongChallenge = "passkey-challenge"
  /// They come from a page of another site.
  case wrongOrigin = "passkey-origin"
  /// The passkey is bound to another host.
  case wrongHost = "passkey-host"
  /// Nobody touched the authenticator, or it did not ask who touches it.
  case notVerified = "passkey-not-verified"
  /// The key is of a kind that is not accepted.
  case wrongKey = "passkey-key"
  /// The signature is not by the key.
  case badSignature = "passkey-signature"
  /// The authenticator counts lower than before: there are two of it.
  case counterWentBack = "passkey-counter"

  /// The defect in words.
  public var explanation: Explanation {
    Explanation(what: what, hint: hint)
  }

  private var what: Words {
    switch self {
    case .malformed: Words("通行密钥的数据无法识别", "what the passkey sent makes no sense")
    case .wrongCeremony, .wrongChallenge:
      Words("通行密钥的回答与本次操作不符", "the passkey answered another question")
    case .wrongOrigin, .wrongHost:
      Words("通行密钥不属于本控制台", "the passkey is bound to another site")
    case .notVerified:
      Words("通行密钥没有核对本人（指纹或 PIN）", "the passkey did not check who uses it (PIN or fingerprint)")
    case .wrongKey: Words("不支持这种密钥", "keys of this kind are not accepted")
    case .badSignature: Words("通行密钥的签名不正确", "the passkey's signature is not valid")
    case .counterWentBack:
      Words("通行密钥的计数倒退，可能被复制", "the passkey counts lower than before: it may have been copied")
    }
  }

  private var hint: Words {
    switch self {
    case .malformed, .wrongCeremony, .wrongChallenge, .badSignature:
      Words("请重新打开页面再试一次", "open the page anew and try again")
    case .wrongOrigin, .wrongHost:
      Words("请用单位公布的控制台地址打开页面", "open the console by the address that the office gave out")
    case .notVerified:
      Words("请给密钥设置 PIN 或指纹后再试", "set a PIN or fingerprint on the key and try again")
    case .wrongKey: Words("请使用支持 ES256 的密钥", "use a key that can do ES256")
    case .counterWentBack:
      Words("请停用该密钥并报告安全保密管理员", "stop using the key and tell the security administrator")
    }
  }
}
