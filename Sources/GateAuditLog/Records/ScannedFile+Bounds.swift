import GateDomain

extension ScannedFile {
  // What is left of a record's size for members and tree when everything else is at its longest.
  private static let room = 11_500

  /// The file with as much of what lies inside as a record can hold.
  ///
  /// Security: names inside archives are as long and as many as whoever packed them likes. A record
  /// that is too large would never be taken, and every later one of the station would wait behind
  /// it. The verdict does not look at what is left out here.
  func boundedForRecord() -> ScannedFile {
    var room = Self.room - 2 * file.path.bytes.count
    let engines = evidence.engines.map { finding in
      let (member, cost) = Self.bounded(finding.member, room: max(0, room / 4))
      room -= cost
      return EngineFinding(engine: finding.engine, answer: finding.answer, member: member)
    }
    return ScannedFile(
      judging: file, name: evidence.name, type: evidence.type, engines: engines,
      tree: evidence.tree.bounded(room: max(0, room)), signatures: evidence.signatures)
  }

  // The innermost names say most.
  private static func bounded(_ member: [RawName], room: Int) -> ([RawName], cost: Int) {
    var (kept, cost): ([RawName], Int) = ([], 0)
    for name in member.reversed() {
      let next = cost + 2 * name.bytes.count + 3
      guard next <= room else { break }
      kept.append(name)
      cost = next
    }
    return (kept.reversed(), cost)
  }
}

extension ContentTree {
  /// The tree with the nodes that fit: those that object first, then what is around them, then the
  /// others in their order.
  fileprivate func bounded(room: Int) -> ContentTree {
    var (kept, left) = (Set<Int>(), room)
    for index in nodes.indices.filter({ nodes[$0].isOffending }) + around + Array(nodes.indices)
    where !kept.contains(index) {
      let cost = 72 + 2 * nodes[index].name.bytes.count
      guard cost <= left else { continue }
      kept.insert(index)
      left -= cost
    }
    guard kept.count < nodes.count else { return self }
    return ContentTree(
      nodes: nodes.indices.filter(kept.contains).map { nodes[$0] }, isCut: true)
  }

  // The containers around the nodes that object.
  private var around: [Int] {
    nodes.indices.filter { nodes[$0].isOffending }.flatMap { offending -> [Int] in
      var depth = nodes[offending].depth
      return nodes.indices[..<offending].reversed().filter { index in
        guard nodes[index].depth < depth else { return false }
        depth = nodes[index].depth
        return true
      }
    }
  }
}

extension RawName {
  /// The printable form, cut to what a reader of the log needs; the whole name stands beside it.
  package var shownInRecord: String {
    let text = escaped
    return text.count > 200 ? text.prefix(200) + "…" : text
  }
}
