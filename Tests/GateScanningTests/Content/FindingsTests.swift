import GateDomain
import GateWire
import Testing

@testable import GateScanning

@Suite("What is found, and where")
struct FindingsTests {
  private static let reviewable: [ContentObjection] = [
    .macro, .pdfAction, .activeContent, .brokenMedia,
  ]

  @Test func `nothing that can be reviewed outweighs what cannot`() {
    for light in ContentObjection.allCases {
      for grave in ContentObjection.allCases
      where Self.reviewable.contains(light) && !Self.reviewable.contains(grave) {
        for order in [[light, grave], [grave, light]] {
          let findings = Findings()
          for objection in order {
            findings.note(.objection(objection, ""), at: MemberNode(size: 0))
          }
          #expect(findings.answer == .objection(grave, ""))
        }
      }
    }
  }

  @Test func `malware outweighs everything, clean nothing`() {
    for objection in ContentObjection.allCases {
      let findings = Findings()
      findings.note(.objection(objection, ""), at: MemberNode(size: 0))
      findings.note(.clean, at: MemberNode(size: 0))
      #expect(findings.answer == .objection(objection, ""))
      findings.note(.infected("a"), at: MemberNode(size: 0))
      #expect(findings.answer == .infected("a") && !findings.isOpen)
    }
  }

  @Test func `the offending member is in the tree however much is cut`() {
    let root = MemberNode(size: 1)
    root.list((0..<1_000).map { ListedMember(name: RawName("\($0)"), size: $0, crc: 0) })
    root.members[900].list([ListedMember(name: RawName("inner"), size: 7, crc: 0)])
    let tree = ContentTree(below: root, offending: root.members[900].members[0])
    #expect(tree.nodes.count == ContentTree.nodeLimit && tree.isCut)
    #expect(tree.nodes.suffix(2).map(\.name) == [RawName("900"), RawName("inner")])
    #expect(tree.nodes.filter(\.isOffending).map(\.name) == [RawName("inner")])
    #expect(tree.nodes.last?.depth == 2)
    #expect(root.members[900].members[0].path == [RawName("900"), RawName("inner")])
  }

  @Test func `a layer without a name belongs to the member around it`() {
    let root = MemberNode(size: 1)
    root.list([ListedMember(name: RawName("a.pdf"), size: 7, crc: 0)])
    let stream = root.members[0].unnamed(size: 3)
    #expect(stream.path == [RawName("a.pdf")] && stream.place === root.members[0])
    #expect(ContentTree(below: root, offending: stream).nodes.map(\.isOffending) == [true])
  }
}
