import CLinux
import GateDomain
import GateLinux
import GateWire

/// Looks at one file with everything inside: each pass is the engine's, and what it did not show
/// gets a pass of its own.
final class FileInspection {
  // Reported like an engine error, outside the range of libclamav's numbers.
  private static let notShown = 1_001

  private let engine: ScanEngine
  private let state: WalkState
  private let root: MemberNode
  private var topType = ""

  init(engine: ScanEngine, state: WalkState, size: Int) {
    self.engine = engine
    self.state = state
    root = MemberNode(size: size)
  }

  /// What the file behind a descriptor is.
  ///
  /// Security: `clean` needs a clean answer of the engine in every pass and no objection from any
  /// walk; every other way out of this function is another answer.
  func inspect(_ descriptor: Int32, _ content: ContentBytes) -> ScanReport {
    let report = report(descriptor, content)
    state.seen.endFile(isClean: report.answer == .clean)
    return report
  }

  private func report(_ descriptor: Int32, _ content: ContentBytes) -> ScanReport {
    pass(descriptor, content, at: root, depth: 0, in: nil)
    let type = state.types.type(of: content)
    checkType(type, of: content)
    guard let answer = state.findings.answer, let member = state.findings.member else {
      return ScanReport(answer: .clean, type: type)
    }
    return ScanReport(
      answer: answer, type: type, member: member.path,
      tree: ContentTree(below: root, offending: member), others: state.findings.others)
  }

  // The type policy decides by libmagic's name, so that name must not be one of two.
  private func checkType(_ type: ContentType, of content: ContentBytes) {
    let kind = ContentKind(of: content)
    _ = state.findings.noting(at: root) { () throws(Objected) in
      // Nothing over a limit was shown to the engine, and it does not know a zip of nothing.
      if self.state.findings.isOpen, !content.starts(with: ZipEnd.mark) {
        try TypeAgreement.check(magic: type, engine: self.topType)
      }
      if kind.archive == nil, MemberTypes.isContainer(type) { throw .notOpened }
      if type.rawValue.hasPrefix("application/pgp") { throw .encryptedDocument }
    }
  }

  private func pass(
    _ descriptor: Int32, _ content: ContentBytes, at node: MemberNode, depth: Int,
    in parent: ContentKind?
  ) {
    let walk = LayerWalk(state, depth: depth)
    walk.begin(with: content, at: node, in: parent)
    // What is over a limit is held whatever lies inside; the engine would only take its time.
    guard state.findings.isOpen else { return }
    let answer = engine.scan(descriptor, walk: walk)
    if depth == 0 { topType = walk.engineType }
    state.findings.note(answer, at: walk.infected ?? node)
    // Without a folder to unpack in the engine says clean and looks at nothing at all.
    if !walk.wasShown, content.count >= ExpectedMembers.smallest {
      state.findings.note(.failed(Self.notShown), at: node)
    }
    scanRaw(descriptor, walk, at: node)
    let (kind, members) = walk.finish()
    unpack(content, kind, members, at: node, depth: depth)
    for (place, bytes) in walk.decoded where state.findings.isOpen {
      passBytes(bytes, at: place.unnamed(size: bytes.count), depth: depth + 1, in: nil)
    }
  }

  private func scanRaw(_ descriptor: Int32, _ walk: LayerWalk, at node: MemberNode) {
    if LayerWalk.isNormalised(walk.engineType), state.findings.isOpen {
      state.findings.note(engine.scanRaw(descriptor), at: node)
    }
    for (place, bytes) in walk.normalised where state.findings.isOpen {
      asFile(bytes, at: place) { state.findings.note(engine.scanRaw($0), at: place) }
    }
  }

  private func unpack(
    _ content: ContentBytes, _ kind: ContentKind, _ members: ExpectedMembers, at node: MemberNode,
    depth: Int
  ) {
    let unseen = members.unseen
    guard !unseen.isEmpty, state.findings.isOpen else { return }
    if case .compoundFile = kind {
      unpackStreams(content, unseen, at: node, depth: depth)
      return
    }
    guard let archive = kind.archive else { return }
    let places = node.members
    _ = state.findings.noting(at: node) { () throws(Objected) in
      try self.state.budget.check(depth: depth + 1)
      try ArchiveExtraction.run(
        content, archive, listed: members.members, wanted: unseen, self.state.budget
      ) { (number, descriptor) throws(Objected) in
        guard self.state.findings.isOpen else { return }
        try self.passMember(
          descriptor, members.members[number], at: places[number], depth: depth + 1, in: kind)
      }
    }
  }

  private func unpackStreams(
    _ content: ContentBytes, _ unseen: [Int], at node: MemberNode, depth: Int
  ) {
    let entries = CompoundFile.entries(of: content)
    let (streams, places) = (CompoundFile.streams(entries), node.members)
    let reader = state.findings.noting(at: node) { () throws(Objected) in
      try self.state.budget.check(depth: depth + 1)
      return try CompoundStreams(content)
    }
    for number in unseen where state.findings.isOpen {
      let bytes = state.findings.noting(at: places[number]) { () throws(Objected) in
        try self.state.budget.spend(bytes: streams[number].size)
        return try reader?.bytes(of: streams[number])
      }
      guard let bytes = bytes ?? nil else { return }
      passBytes(bytes, at: places[number], depth: depth + 1, in: .compoundFile)
    }
  }

  private func passMember(
    _ descriptor: Int32, _ member: ListedMember, at node: MemberNode, depth: Int,
    in kind: ContentKind
  ) throws(Objected) {
    guard member.size > 0 else { return }
    guard let memory = unsafe gate_map_file(descriptor, member.size) else { throw .sizeLimit }
    defer { unsafe gate_unmap_file(memory, member.size) }
    let content = unsafe ContentBytes(UnsafeRawBufferPointer(start: memory, count: member.size))
    pass(descriptor, content, at: node, depth: depth, in: kind)
  }

  private func passBytes(_ bytes: [UInt8], at node: MemberNode, depth: Int, in parent: ContentKind?)
  {
    asFile(bytes, at: node) { descriptor in
      ContentBytes.over(bytes) { pass(descriptor, $0, at: node, depth: depth, in: parent) }
    }
  }

  private func asFile(_ bytes: [UInt8], at node: MemberNode, _ body: (Int32) -> Void) {
    let number = unsafe gate_memory_file(bytes, bytes.count)
    guard number >= 0, !bytes.isEmpty else {
      return state.findings.note(Objected.sizeLimit.answer, at: node)
    }
    let file = OwnedDescriptor(owning: number)
    body(file.number)
  }
}
