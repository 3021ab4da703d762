public import GateDomain

/// What a worker found out about one file.
public struct ScanAnswer: Hashable, Sendable {
  /// What the engine says.
  public let engine: EngineAnswer
  /// The type by content; nil when nobody can tell.
  public let type: ContentType?

  init(engine: EngineAnswer, type: ContentType? = nil) {
    self.engine = engine
    self.type = type
  }
}
