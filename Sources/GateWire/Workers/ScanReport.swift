public import GateDomain

/// What a worker found out about one file.
public struct ScanReport: Hashable, Sendable {
  /// Most objections that stand beside the gravest.
  public static let otherLimit = 15

  /// What engine and walk say.
  public let answer: EngineAnswer
  /// Of which type the content is; empty if nobody can tell.
  public let type: ContentType
  /// The path of the member that the answer is about, outermost container first.
  public let member: [RawName]
  /// What lies inside a file that is not clean.
  public let tree: ContentTree

  /// What else engine and walk object to; empty for a clean file.
  public let others: [EngineAnswer]

  /// Collects what was found out.
  public init(
    answer: EngineAnswer, type: ContentType, member: [RawName] = [],
    tree: ContentTree = ContentTree(), others: [EngineAnswer] = []
  ) {
    self.answer = answer
    self.type = type
    self.member = member
    self.tree = tree
    self.others = others
  }
}
