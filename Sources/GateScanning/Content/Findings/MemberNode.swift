import GateDomain

/// A member in the tree of what lies inside a file; the root is the file itself.
///
/// A layer that only the engine shows, without a name, is not in the tree but still has a place.
final class MemberNode {
  let name: RawName
  let size: Int
  private(set) var members: [MemberNode] = []
  private let pathAround: [RawName]
  private let anchor: MemberNode?

  /// The file itself.
  init(size: Int) {
    self.size = size
    name = RawName([])
    pathAround = []
    anchor = nil
  }

  private init(_ name: RawName, size: Int, around: [RawName], anchor: MemberNode?) {
    self.name = name
    self.size = size
    pathAround = around
    self.anchor = anchor
  }

  /// The names from the outermost container inwards.
  ///
  /// What has no name, as the content of a gzip,
  /// is left out.
  var path: [RawName] {
    name.bytes.isEmpty ? pathAround : pathAround + [name]
  }

  /// The innermost member of the tree that this one lies in.
  var place: MemberNode { anchor ?? self }

  /// Takes the members of a listing; those of an earlier walk stay, since one may be marked.
  func list(_ listed: [ListedMember]) {
    guard members.map(\.name) != listed.map(\.name) else { return }
    let around = path
    members = listed.map { MemberNode($0.name, size: $0.size, around: around, anchor: anchor) }
  }

  /// Adds a member that only the engine shows.
  func add(_ name: String, size: Int) -> MemberNode {
    let node = MemberNode(RawName(name), size: size, around: path, anchor: anchor)
    members.append(node)
    return node
  }

  /// A layer without a name inside this one.
  func unnamed(size: Int) -> MemberNode {
    MemberNode(RawName([]), size: size, around: path, anchor: place)
  }
}
