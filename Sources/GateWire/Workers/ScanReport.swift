public import GateDomain

/// What a worker found out about one file.
public struct ScanReport: Hashable, Sendable {
  /// What engine and walk say.
  public let answer: EngineAnswer
  /// Of which type the content is; empty if nobody can tell.
  public let type: ContentType
  /// The path of the member that the answer is about, outermost container first.
  public let member: [RawName]
  /// What lies inside a file that is not clean.
  public let tree: ContentTree

  /// Collects what was found out.
  public init(
    answer: EngineAnswer, type: ContentType, member: [RawName] = [],
    tree: ContentTree = ContentTree()
  ) {
    self.answer = answer
    self.type = type
    self.member = member
    self.tree = tree
  }
}
