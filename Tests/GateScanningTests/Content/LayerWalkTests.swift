import GateDomain
import GateWire
import GateTesting
import Testing

@testable import GateScanning

@Suite("The walk through the layers")
struct LayerWalkTests {
  private static let zip = Zip([("a.txt", "first member"), ("b.txt", "second member")]).bytes

  @Test func `an archive whose members all come by has no objection`() {
    #expect(Self.walk(Self.zip, showing: [(1, "first member"), (1, "second member")]) == nil)
  }

  @Test(arguments: [
    ([], [0, 1]), ([(1, "first member")], [1]), ([(1, "first member"), (1, "second Member")], [1]),
    ([(1, "first member"), (2, "second member")], [1]),
    ([(1, "first member"), (1, "first member")], [1]), ([(1, "second member")], [0]),
  ])
  func `a member that does not come by as it is must be unpacked`(
    _ shown: [(Int, String)], _ unseen: [Int]
  ) {
    #expect(Self.unseen(Self.zip, showing: shown.map { ($0, Array($1.utf8)) }) == unseen)
  }

  @Test func `twins must both come by, and one that does not makes both unseen`() {
    let twins = Zip([("x", "same text"), ("y", "same text")]).bytes
    let text = (1, Array("same text".utf8))
    #expect(Self.unseen(twins, showing: [text]) == [0, 1])
    #expect(Self.unseen(twins, showing: [text, text]).isEmpty)
  }

  @Test func `one twin that comes by twice does not stand for the other`() {
    let twins = Zip([("b", "same text"), ("a", "same text")]).bytes
    let text = (1, Array("same text".utf8))
    #expect(Self.unseen(twins, showing: [text, text]) == [0, 1])
  }

  @Test func `a layer that is done takes no part of what follows`() throws {
    let state = try Self.state()
    let walk = LayerWalk(state)
    let text = Array("first member".utf8)
    ContentBytes.over(Zip([("a.zip", Self.zip)]).bytes) {
      walk.begin(with: $0, at: MemberNode(size: 0))
    }
    _ = ContentBytes.over(Self.zip) {
      walk.visit(level: 1, engineType: "", name: "a.zip", content: $0)
    }
    walk.leave()
    _ = ContentBytes.over(text) { walk.visit(level: 2, engineType: "", name: "a.txt", content: $0) }
    walk.leave()
    #expect(walk.finish().members.unseen == [0])
  }

  @Test func `an inner archive counts as seen only with all its members`() {
    let outer = Zip([("a.zip", Self.zip)]).bytes
    let inner = (1, Self.zip)
    let members = [(2, Array("first member".utf8)), (2, Array("second member".utf8))]
    #expect(Self.unseen(outer, showing: [inner] + members).isEmpty)
    #expect(Self.unseen(outer, showing: [inner, members[0]]) == [0])
    #expect(Self.unseen(outer, showing: [inner]) == [0])
    #expect(Self.unseen(outer, showing: [inner] + members + [inner]).isEmpty)
  }

  @Test func `an archive that nobody can reach from outside is held when a member is missing`() {
    let text = Array("text in front that is no archive".utf8)
    #expect(Self.walk(text, showing: [(1, Self.zip)]) == .objection(.notOpened, ""))
    let members = [(2, Array("first member".utf8)), (2, Array("second member".utf8))]
    #expect(Self.walk(text, showing: [(1, Self.zip)] + members) == nil)
  }

  @Test func `the gravest objection stands, and the first of its kind`() throws {
    let state = try Self.state()
    let walk = LayerWalk(state)
    // A macro can be reviewed; what was not opened cannot.
    ContentBytes.over(Zip([("word/vbaProject.bin", "macro"), ("a.txt", "text of it")]).bytes) {
      walk.begin(with: $0, at: MemberNode(size: $0.count))
    }
    #expect(state.findings.answer == .objection(.macro, "OpenXML.Macro"))
    walk.visit(level: 0, engineType: "CL_TYPE_RAR", name: nil, content: nil)
    #expect(state.findings.answer == .objection(.notOpened, ""))
    walk.visit(level: 0, engineType: "CL_TYPE_RAR", name: nil, content: nil)
    #expect(state.findings.answer == .objection(.notOpened, ""))
  }

  @Test(arguments: ["RAR", "ARJ", "UDF", "DMG", "7Z", "POSIX_TAR", "CPIO_NEWC", "MSCAB", "ISO9660"])
  func `a container by the engine's own name that the walk does not open is held`(_ type: String)
    throws
  {
    for level in [0, 3] {
      let state = try Self.state()
      let walk = LayerWalk(state)
      let bytes = Array("anything that is no archive".utf8)
      ContentBytes.over(bytes) {
        walk.begin(with: $0, at: MemberNode(size: $0.count))
        walk.visit(level: level, engineType: "CL_TYPE_" + type, name: nil, content: $0)
      }
      #expect(state.findings.answer == .objection(.notOpened, ""))
    }
  }

  @Test func `a member that the engine alone finds in an archive is a disagreement`() async throws {
    let tar = try await Archives.made("tar", [("a.txt", Array("first member".utf8))])
    let shown = [(1, Array("first member".utf8))]
    #expect(Self.walk(tar, showing: shown) == nil)
    #expect(
      Self.walk(tar, showing: shown + [(1, Array("hidden member".utf8))])
        == .objection(.readersDisagree, ""))
  }

  @Test func `depth counts from the file, not from where a pass begins`() throws {
    let state = try Self.state(maxRecursion: 3)
    for (depth, level) in [(0, 3), (3, 0), (2, 1)] {
      let walk = LayerWalk(state, depth: depth)
      ContentBytes.over(Array("text of a layer".utf8)) {
        walk.begin(with: $0, at: MemberNode(size: $0.count))
        walk.visit(level: level, engineType: "", name: nil, content: $0)
      }
    }
    #expect(state.findings.answer == nil)
    let walk = LayerWalk(state, depth: 3)
    ContentBytes.over(Array("text of a layer".utf8)) {
      walk.begin(with: $0, at: MemberNode(size: $0.count))
      walk.visit(level: 1, engineType: "", name: nil, content: $0)
    }
    #expect(state.findings.answer == .objection(.depthLimit, ""))
  }

  @Test func `no bytes whatsoever make the walk trap`() async throws {
    var generator = SeededGenerator(seed: 7)
    var seeds = [
      Samples.document(),
      Samples.pdf(catalogue: "/OpenAction <</S /Launch>>", trailer: "/ID [<00>]"),
      CompoundFileFixture.bytes([
        ("WordDocument", [UInt8](repeating: 1, count: 5_000)), ("Data", [1, 2]),
      ]),
      Array("{\\rtf1 \\obj}".utf8), Samples.png,
    ]
    for kind in ["tar", "tgz", "7z", "cpio", "tzst"] {
      seeds.append(try await Archives.made(kind, [("a.txt", Samples.eicar), ("b/c", [1, 2])]))
    }
    for round in 0..<3_000 {
      var bytes = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      let cut = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
      _ = Self.walk(cut, showing: [(1, bytes), (2, cut), (1, [])])
    }
  }

  private static func walk(_ bytes: [UInt8], showing layers: [(Int, String)]) -> EngineAnswer? {
    walk(bytes, showing: layers.map { ($0, Array($1.utf8)) })
  }

  private static func walk(_ bytes: [UInt8], showing layers: [(Int, [UInt8])]) -> EngineAnswer? {
    run(bytes, layers)?.0.findings.answer
  }

  private static func unseen(_ bytes: [UInt8], showing layers: [(Int, [UInt8])]) -> [Int] {
    run(bytes, layers)?.1 ?? [-1]
  }

  private static func run(_ bytes: [UInt8], _ layers: [(Int, [UInt8])]) -> (WalkState, [Int])? {
    guard let state = try? state() else { return nil }
    let walk = LayerWalk(state)
    ContentBytes.over(bytes) { walk.begin(with: $0, at: MemberNode(size: $0.count)) }
    for (level, layer) in layers {
      _ = ContentBytes.over(layer) {
        walk.visit(level: level, engineType: "CL_TYPE_TEXT_ASCII", name: "a", content: $0)
      }
    }
    return (state, walk.finish().members.unseen)
  }

  private static func state(maxRecursion: UInt32 = 17) throws -> WalkState {
    WalkState(
      PoolFixture.limits(maxRecursion: maxRecursion), try TypeDetector(), nil, SeenLayers())
  }
}
