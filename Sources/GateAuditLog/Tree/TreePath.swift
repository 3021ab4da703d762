/// Walks from a node to the root of a tree that need not be perfect (RFC 9162, section 2.1.3.2).
struct TreePath {
  /// On which side of the path a neighbour lies.
  enum Side {
    case left, right
  }

  private var node: Int64
  private var last: Int64

  init(node: Int64, last: Int64) {
    self.node = node
    self.last = last
  }

  /// Whether no neighbour is left to hash.
  var isAtRoot: Bool { last == 0 }

  /// Goes up while the node is a right child, without a neighbour being asked for.
  mutating func skipRightChildren() {
    while node & 1 == 1 { rise() }
  }

  /// Goes up past one neighbour and says where that lies; nil at the root.
  mutating func climb() -> Side? {
    guard last != 0 else { return nil }
    defer { rise() }
    guard node & 1 == 1 || node == last else { return .right }
    // A node without a right neighbour moves up until it is one itself.
    while node & 1 == 0, node != 0 { rise() }
    return .left
  }

  private mutating func rise() {
    node >>= 1
    last >>= 1
  }
}
