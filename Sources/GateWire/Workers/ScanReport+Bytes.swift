import GateDomain

extension ScanReport {
  /// Longest member name that crosses, in bytes; longer ones are cut.
  public static let nameLimit = 160
  /// Most parts of a member's path that cross; inner ones beyond it are dropped.
  public static let pathLimit = 32

  func put(into writer: inout WireWriter) {
    answer.put(into: &writer)
    writer.put(ScanMessage.word(type.rawValue))
    let parts = member.prefix(Self.pathLimit)
    writer.put(UInt8(parts.count))
    for part in parts { writer.put(Array(part.bytes.prefix(Self.nameLimit))) }
    put(tree, into: &writer)
    writer.put(UInt8(min(others.count, Self.otherLimit)))
    for other in others.prefix(Self.otherLimit) { other.put(into: &writer) }
  }

  init(from reader: inout WireReader) throws(WireError) {
    answer = try EngineAnswer(from: &reader)
    type = ContentType(rawValue: try reader.word(limit: ScanMessage.wordLimit))
    member = try Self.path(from: &reader)
    tree = try Self.tree(from: &reader)
    others = try Self.others(from: &reader)
  }

  private func put(_ tree: ContentTree, into writer: inout WireWriter) {
    writer.put(UInt16(tree.nodes.count))
    for node in tree.nodes {
      writer.put(node.depth)
      writer.put(UInt8(node.isOffending ? 1 : 0))
      writer.put(node.size)
      writer.put(Array(node.name.bytes.prefix(Self.nameLimit)))
    }
    writer.put(UInt8(tree.isCut ? 1 : 0))
  }

  private static func path(from reader: inout WireReader) throws(WireError) -> [RawName] {
    let count = Int(try reader.number(UInt8.self))
    guard count <= pathLimit else { throw .tooLarge }
    var parts: [RawName] = []
    for _ in 0..<count { parts.append(RawName(try reader.field(limit: nameLimit))) }
    return parts
  }

  private static func tree(from reader: inout WireReader) throws(WireError) -> ContentTree {
    let count = Int(try reader.number(UInt16.self))
    guard count <= ContentTree.nodeLimit else { throw .tooLarge }
    var nodes: [ContentTree.Node] = []
    for _ in 0..<count { nodes.append(try node(from: &reader)) }
    return ContentTree(nodes: nodes, isCut: try flag(from: &reader))
  }

  private static func node(from reader: inout WireReader) throws(WireError) -> ContentTree.Node {
    let depth = try reader.number(UInt8.self)
    let isOffending = try flag(from: &reader)
    let size = try reader.number(UInt64.self)
    guard size <= UInt64(JSONValue.integerLimit) else { throw .meaningless }
    let name = RawName(try reader.field(limit: nameLimit))
    return ContentTree.Node(depth: depth, name: name, size: size, isOffending: isOffending)
  }

  private static func others(from reader: inout WireReader) throws(WireError) -> [EngineAnswer] {
    let count = Int(try reader.number(UInt8.self))
    guard count <= otherLimit else { throw .tooLarge }
    var others: [EngineAnswer] = []
    for _ in 0..<count { others.append(try EngineAnswer(from: &reader)) }
    return others
  }

  private static func flag(from reader: inout WireReader) throws(WireError) -> Bool {
    switch try reader.number(UInt8.self) {
    case 0: return false
    case 1: return true
    default: throw .meaningless
    }
  }
}
