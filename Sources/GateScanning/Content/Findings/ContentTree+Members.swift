import GateDomain

extension ContentTree {
  /// The tree below `root`, with `offending` marked and always in it, however much is cut.
  init(below root: MemberNode, offending: MemberNode) {
    var line: [MemberNode] = []
    Self.find(offending.place, below: root, &line)
    var collector = Collector(line: line, room: Self.nodeLimit - line.count)
    collector.collect(root, depth: 1)
    self.init(nodes: collector.nodes, isCut: collector.isCut)
  }

  // The members around `sought` and itself, innermost first.
  @discardableResult
  private static func find(
    _ sought: MemberNode, below parent: MemberNode, _ line: inout [MemberNode]
  ) -> Bool {
    for member in parent.members where member === sought || find(sought, below: member, &line) {
      line.append(member)
      return true
    }
    return false
  }

  private struct Collector {
    /// The offending member and those around it, innermost first.
    let line: [MemberNode]
    var room: Int
    var nodes: [Node] = []
    var isCut = false

    mutating func collect(_ parent: MemberNode, depth: Int) {
      for member in parent.members {
        let place = line.firstIndex { $0 === member }
        guard place != nil || room > 0 else {
          isCut = true
          continue
        }
        if place == nil { room -= 1 }
        nodes.append(
          Node(
            depth: UInt8(clamping: depth), name: member.name, size: UInt64(member.size),
            isOffending: place == 0))
        collect(member, depth: depth + 1)
      }
    }
  }
}
