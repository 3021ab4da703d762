import GateDomain

/// Follows the engine through the layers of one content and notes what objects.
///
/// Security: the engine says clean of what it did not open, so this walk must NEVER end without
/// objection unless every container that it met was opened to the last member, or its unseen
/// members are named in `unseen` for a walk of their own.
final class LayerWalk {
  private struct Frame {
    let level: Int
    let kind: ContentKind
    let node: MemberNode
    /// Its number among the members of the layer around it, if it is listed there.
    let number: Int?
    var expected: ExpectedMembers
  }

  /// What the engine calls the content itself.
  private(set) var engineType = ""
  /// Whether the engine has looked at the content itself.
  private(set) var wasShown = false
  /// The innermost layer in which the engine found something.
  private(set) var infected: MemberNode?
  /// Text that was decoded and that the engine has not seen, with the layer it came from.
  private(set) var decoded: [(node: MemberNode, bytes: [UInt8])] = []
  /// Layers that the engine looks at only after normalising them.
  private(set) var normalised: [(node: MemberNode, bytes: [UInt8])] = []
  private let state: WalkState
  private let depth: Int
  private var frames: [Frame] = []

  /// A walk through a content that lies `depth` containers deep in the file.
  init(_ state: WalkState, depth: Int = 0) {
    self.state = state
    self.depth = depth
  }

  /// Looks at the content itself, before the engine does; `parent` is the container around it.
  func begin(with content: ContentBytes, at node: MemberNode, in parent: ContentKind? = nil) {
    enter(content, level: 0, node: node, number: nil, parent: parent, engineType: "")
    decode(content, at: node)
  }

  /// Looks at a layer that the engine is about to scan; `content` is nil when it cannot show it.
  ///
  /// - Returns: Whether the engine may pass over it, since it scanned an equal one before.
  @discardableResult
  func visit(
    level: Int, engineType: String, name: String?, content: ContentBytes?, attributes: UInt32 = 0
  ) -> Bool {
    guard level > 0 else {
      self.engineType = engineType
      wasShown = true
      if let top = frames.first { check(engineType, of: top.kind, at: top.node) }
      return false
    }
    leaveFrames(from: level)
    guard let content, let parent = frames.last else {
      // Its end will be told too.
      if let top = frames.first {
        frames.append(
          Frame(
            level: level, kind: .other, node: top.node, number: nil, expected: ExpectedMembers()))
      }
      return false
    }
    let isMember = parent.level == level - 1
    let number = isMember ? parent.expected.match(content, named: name) : nil
    if isMember, number == nil { checkUnlisted(content, name: name, in: parent) }
    let node = node(number, name: name, size: content.count, below: parent)
    enter(
      content, level: level, node: node, number: number, parent: isMember ? parent.kind : .other,
      engineType: engineType)
    let isSeen =
      isLeaf
      && state.seen.hasSeen(
        content, type: engineType, attributes: attributes, in: isMember ? parent.kind.name : "")
    guard !isSeen else { return true }
    decode(content, at: node)
    if Self.isNormalised(engineType) { keepRaw(content, at: node) }
    return false
  }

  /// Whether the engine compares content of this type with its signatures only in another form.
  static func isNormalised(_ engineType: String) -> Bool {
    engineType.hasPrefix("CL_TYPE_HTML")
  }

  private func keepRaw(_ content: ContentBytes, at node: MemberNode) {
    normalised.append((node, content.copied))
    _ = state.findings.noting(at: node) { () throws(Objected) in
      try self.state.budget.spend(bytes: content.count)
    }
  }

  // Nothing inside has to come by.
  private var isLeaf: Bool {
    guard let frame = frames.last, frame.expected.members.isEmpty else { return false }
    switch frame.kind {
    case .other, .media: return true
    case .zip, .archive, .compoundFile, .pdf: return false
    }
  }

  /// The engine is done with the layer that was looked at last and is still open.
  func leave(isInfected: Bool = false) {
    if isInfected { infected = infected ?? frames.last?.node }
    guard frames.count > 1, let frame = frames.popLast() else { return }
    settle(frame)
  }

  /// Everything has come by; what the content is, and its members.
  ///
  /// Those among them that the engine did not show with everything inside are unseen: the walk
  /// must unpack them.
  func finish() -> (kind: ContentKind, members: ExpectedMembers) {
    leaveFrames(from: 1)
    guard let top = frames.first else { return (.other, ExpectedMembers()) }
    return (top.kind, top.expected)
  }

  private func enter(
    _ content: ContentBytes, level: Int, node: MemberNode, number: Int?, parent: ContentKind?,
    engineType: String
  ) {
    let kind = ContentKind(of: content)
    let findings = state.findings
    _ = findings.noting(at: node) { () throws(Objected) in
      try self.state.budget.check(depth: self.depth + level)
    }
    check(engineType, of: kind, at: node)
    LayerChecks.run(content, kind, at: node, findings)
    if let found = state.rules?.objection(to: content) { findings.note(found, at: node) }
    if parent?.keepsFiles ?? true { LayerChecks.runOnFile(content, kind, at: node, findings) }
    if let parent { checkMember(content, kind, of: parent, at: node) }
    let listed = findings.noting(at: node) { () throws(Objected) in
      try ContainerMembers.list(content, kind, self.state.budget)
    }
    let (exact, expected) = listed ?? (kind, ExpectedMembers())
    node.list(expected.members)
    frames.append(
      Frame(level: level, kind: exact, node: node, number: number, expected: expected))
  }

  private func check(_ engineType: String, of kind: ContentKind, at node: MemberNode) {
    _ = state.findings.noting(at: node) { () throws(Objected) in
      try ForeignArchive.check(engineType: engineType, opened: kind)
    }
  }

  private func checkMember(
    _ content: ContentBytes, _ kind: ContentKind, of parent: ContentKind, at node: MemberNode
  ) {
    let name = node.name.text ?? ""
    _ = state.findings.noting(at: node) { () throws(Objected) in
      try RunnableMember.check(content, named: name)
      try MemberParts.check(content, of: parent, name: name.lowercased())
    }
    guard parent.keepsFiles, kind.archive == nil, content.count >= ExpectedMembers.smallest else {
      return
    }
    let type = state.types.memberType(of: content)
    _ = state.findings.noting(at: node) { () throws(Objected) in
      if let found = MemberTypes.objection(to: type, named: name) { throw found }
      if MemberTypes.isContainer(type) || MemberTypes.isUnknown(type, named: node.name, content) {
        throw .notOpened
      }
    }
  }

  // What the engine finds in an archive and our reader does not list: they read it differently.
  private func checkUnlisted(_ content: ContentBytes, name: String?, in parent: Frame) {
    guard case .archive(let kind) = parent.kind, !kind.isStream, name != nil,
      !parent.expected.lists(content), content.count >= ExpectedMembers.smallest
    else { return }
    state.findings.note(Objected.readersDisagree.answer, at: parent.node)
  }

  private func node(_ number: Int?, name: String?, size: Int, below parent: Frame) -> MemberNode {
    if let number { return parent.node.members[number] }
    guard let name, !name.isEmpty, parent.expected.members.isEmpty,
      parent.node.members.count < ContentTree.nodeLimit
    else { return parent.node.unnamed(size: size) }
    return parent.node.add(name, size: size)
  }

  private func decode(_ content: ContentBytes, at node: MemberNode) {
    guard case .other = frames.last?.kind else { return }
    for bytes in Base64Blocks.decoded(in: content) {
      decoded.append((node, bytes))
      _ = state.findings.noting(at: node) { () throws(Objected) in
        try self.state.budget.spend(bytes: bytes.count)
      }
    }
  }

  private func leaveFrames(from level: Int) {
    while let frame = frames.last, frame.level >= level {
      frames.removeLast()
      settle(frame)
    }
  }

  // A member counts as seen when everything inside came by. What cannot be reached from outside
  // for another look is held here.
  private func settle(_ frame: Frame) {
    let isReachable = frame.number != nil && frames.last?.kind.isUnpackable ?? false
    guard !frame.expected.isComplete, isReachable else {
      if !frame.expected.isComplete {
        state.findings.note(Objected.notOpened.answer, at: frame.node)
      }
      if let number = frame.number { frames[frames.count - 1].expected.strike(number) }
      return
    }
  }
}
