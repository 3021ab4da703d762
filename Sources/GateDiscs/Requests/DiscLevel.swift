public import GateDomain

/// The highest mark of anything on a medium (密级).
///
/// Security: there is no case for state secrets: this system must NEVER handle them, so a request
/// that names one cannot even be written down.
public enum DiscLevel: String, Hashable, Sendable, Codable, CaseIterable {
  /// Anybody may read it.
  case open = "public"
  /// For the office's own people.
  case `internal`
  /// A work secret.
  case workSecret = "work-secret"

  /// The level's name.
  public var words: Words {
    switch self {
    case .open: Words("公开", "public")
    case .internal: Words("内部", "internal")
    case .workSecret: Words("工作秘密", "work secret")
    }
  }

  /// Whether something of this level may stand on a medium of `other`.
  public func fits(on other: DiscLevel) -> Bool {
    Self.allCases.firstIndex(of: self) ?? 0 <= Self.allCases.firstIndex(of: other) ?? 0
  }
}
