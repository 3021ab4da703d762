import GateAuditLog
import GateDomain

/// The definitions of RFC 6962, section 2.1, word by word and without any cleverness.
enum NaiveTree {
  static func root(_ leaves: ArraySlice<Digest>) -> Digest {
    guard leaves.count > 1 else { return leaves.first ?? TreeHash.empty }
    let (left, right) = halves(leaves)
    return TreeHash.node(root(left), root(right))
  }

  static func path(_ index: Int, _ leaves: ArraySlice<Digest>) -> [Digest] {
    guard leaves.count > 1 else { return [] }
    let (left, right) = halves(leaves)
    return left.indices.contains(index)
      ? path(index, left) + [root(right)] : path(index, right) + [root(left)]
  }

  static func proof(_ size: Int, _ leaves: ArraySlice<Digest>, isWhole: Bool = true) -> [Digest] {
    if size == leaves.count { return isWhole ? [] : [root(leaves)] }
    let (left, right) = halves(leaves)
    return size <= left.count
      ? proof(size, left, isWhole: isWhole) + [root(right)]
      : proof(size - left.count, right, isWhole: false) + [root(left)]
  }

  private static func halves(_ leaves: ArraySlice<Digest>) -> (
    ArraySlice<Digest>, ArraySlice<Digest>
  ) {
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let middle = leaves.startIndex + half
    return (leaves[..<middle], leaves[middle...])
  }
}
