import GateDomain

/// What a grant's state means to its requester.
enum GrantWords {
  /// One sentence for the state called `name`.
  static func sentence(_ name: String) -> Words {
    switch name {
    case "minted": Words("授权正在写入审计日志", "the grant is being written to the audit log")
    case "ready": Words("授权有效，尚未使用", "the grant holds and has not been used")
    case "leased": Words("授权正在使用", "a transfer is running under the grant")
    case "consumed": Words("授权已用完", "the grant has been used")
    case "revoked": Words("授权已撤销", "the grant was revoked")
    case "expired": Words("授权已过期", "the grant has expired")
    default: Words("授权状态未知", "the grant's state is not known")
    }
  }
}
