/// What lies inside a held file: containers, their members, and the one that objects.
///
/// Shown to the officer who decides; never a basis of a verdict.
public struct ContentTree: Hashable, Sendable, Codable {
  /// Most nodes that a tree keeps; what comes later only sets `isCut`.
  public static let nodeLimit = 256

  /// One member.
  public struct Node: Hashable, Sendable, Codable {
    /// How many containers lie around it; 1 for a member of the file itself.
    public let depth: UInt8
    /// Its name inside its container, raw.
    public let name: RawName
    /// Its unpacked size in bytes, as far as known.
    public let size: UInt64
    /// Whether this is the member that objects.
    public let isOffending: Bool

    /// Describes a member.
    public init(depth: UInt8, name: RawName, size: UInt64, isOffending: Bool) {
      self.depth = depth
      self.name = name
      // A header may claim anything; records hold whole numbers up to this.
      self.size = min(size, UInt64(JSONValue.integerLimit))
      self.isOffending = isOffending
    }
  }

  /// The members, each followed by its own members.
  public let nodes: [Node]
  /// Whether there is more than is listed.
  public let isCut: Bool

  /// Collects members; beyond the limit the tree is cut.
  public init(nodes: [Node] = [], isCut: Bool = false) {
    self.nodes = Array(nodes.prefix(Self.nodeLimit))
    self.isCut = isCut || nodes.count > Self.nodeLimit
  }
}
