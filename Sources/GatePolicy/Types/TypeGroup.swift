public import GateDomain

/// One row of the type table: contents that are treated alike.
public struct TypeGroup: Hashable, Sendable {
  /// Whether such content comes in.
  public enum Decision: String, Hashable, Sendable, CaseIterable {
    /// It may, under one of the extensions listed.
    case allow
    /// It never does.
    case forbid
  }

  /// Short name, unique in the table.
  public let id: String
  /// Name for people.
  public let title: Words
  /// Whether it comes in.
  public let decision: Decision
  /// Contents by name, or by the part before `*` for a whole family; lower-case.
  public let contents: [String]
  /// Extensions that fit the content, lower-case, without the dot; empty when it is forbidden.
  public let extensions: Set<String>
  /// Whether a file of this content may have no extension at all.
  public let extensionless: Bool
  /// Why it stays out and what to do instead; nil when it is allowed.
  public let reason: Explanation?
}

extension TypeGroup {
  /// Whether the content may carry this extension.
  func accepts(_ fileExtension: FileExtension) -> Bool {
    switch fileExtension {
    case .none: extensionless
    case .plain(let text): extensions.contains(text)
    case .odd: false
    }
  }
}
