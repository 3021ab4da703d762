/// Finds every occurrence of many keywords in one pass over a text (Aho and Corasick, 1975).
struct KeywordAutomaton {
  private struct Node {
    var next: [(scalar: UInt32, node: Int32)] = []
    var fallback: Int32 = 0
    /// The keyword that ends here, or -1.
    var keyword: Int32 = -1
    /// The nearest node along the fallbacks at which a keyword ends, or -1.
    var shorter: Int32 = -1
  }

  private var nodes = [Node()]
  /// Where the first scalar of a keyword leads from the root; most scalars of a text stop here.
  private var first = [Int32](repeating: 0, count: 0x10000)
  private var lengths: [Int] = []

  /// Takes keywords in the order of their numbers; an empty one is never found.
  init(_ keywords: [[UInt32]]) {
    for (number, keyword) in keywords.enumerated() {
      lengths.append(keyword.count)
      if !keyword.isEmpty { insert(keyword, Int32(number)) }
    }
    for (scalar, node) in nodes[0].next where scalar <= 0xffff { first[Int(scalar)] = node }
    linkFallbacks()
  }

  private mutating func insert(_ keyword: [UInt32], _ number: Int32) {
    var node = 0
    for scalar in keyword {
      if let next = nodes[node].next.first(where: { $0.scalar == scalar }) {
        node = Int(next.node)
      } else {
        nodes.append(Node())
        nodes[node].next.append((scalar, Int32(nodes.count - 1)))
        node = nodes.count - 1
      }
    }
    nodes[node].keyword = number
  }

  private mutating func linkFallbacks() {
    var queue = nodes[0].next.map { Int($0.node) }
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for (scalar, child) in nodes[node].next {
        let fallback = step(Int(nodes[node].fallback), scalar)
        nodes[Int(child)].fallback = Int32(fallback)
        nodes[Int(child)].shorter =
          nodes[fallback].keyword >= 0 ? Int32(fallback) : nodes[fallback].shorter
        queue.append(Int(child))
      }
    }
  }

  private func step(_ from: Int, _ scalar: UInt32) -> Int {
    var node = from
    while node != 0 {
      for edge in nodes[node].next where edge.scalar == scalar { return Int(edge.node) }
      node = Int(nodes[node].fallback)
    }
    if scalar <= 0xffff { return Int(first[Int(scalar)]) }
    return nodes[0].next.first { $0.scalar == scalar }.map { Int($0.node) } ?? 0
  }

  /// Calls `body` with the keyword's number and its range for every occurrence, in order of ends.
  func search(_ text: [UInt32], _ body: (Int, Range<Int>) -> Void) {
    var node = 0
    for (index, scalar) in text.enumerated() {
      if node == 0, scalar <= 0xffff {
        node = Int(first[Int(scalar)])
      } else {
        node = step(node, scalar)
      }
      guard node != 0 else { continue }
      var ending = nodes[node].keyword >= 0 ? node : Int(nodes[node].shorter)
      while ending >= 0 {
        let keyword = Int(nodes[ending].keyword)
        body(keyword, index + 1 - lengths[keyword]..<index + 1)
        ending = Int(nodes[ending].shorter)
      }
    }
  }
}
