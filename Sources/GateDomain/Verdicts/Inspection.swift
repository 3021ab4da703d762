/// What was found in some content, whatever name it goes by (检测).
public struct Inspection: Hashable, Sendable, Codable {
  /// The type by content; nil when nobody could tell.
  public let type: ContentType?
  /// What each engine says that was asked.
  public let engines: [EngineFinding]
  /// What lies inside content that is not clean.
  public let tree: ContentTree

  /// Collects what was found.
  public init(type: ContentType?, engines: [EngineFinding], tree: ContentTree = ContentTree()) {
    self.type = type
    self.engines = engines
    self.tree = tree
  }

  /// Whether the same bytes would give the same answers again.
  ///
  /// Security: deaths, failures and whatever depends on time say nothing of the content, so they
  /// must NEVER stand in for a later inspection; neither does content that no engine has seen.
  public var isReproducible: Bool {
    !engines.isEmpty && engines.allSatisfy(\.answer.isReproducible)
  }
}

extension EngineAnswer {
  fileprivate var isReproducible: Bool {
    switch self {
    case .clean, .infected, .suspicious: true
    case .objection(let objection, _): objection != .timeLimit
    case .failed, .timedOut, .workerDied, .notAsked: false
    }
  }
}
