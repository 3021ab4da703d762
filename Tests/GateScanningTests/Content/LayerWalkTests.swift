import GateDomain
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
    [], [(1, "first member")], [(1, "first member"), (1, "second Member")],
    [(1, "first member"), (2, "second member")], [(1, "first member"), (1, "first member")],
  ])
  func `a member that does not come by as it is makes the archive damaged`(
    _ shown: [(Int, String)]
  ) {
    #expect(Self.walk(Self.zip, showing: shown) == .objection(.damaged, ""))
  }

  @Test func `twins must both come by`() {
    let twins = Zip([("a", "same text"), ("b", "same text")]).bytes
    #expect(Self.walk(twins, showing: [(1, "same text")]) == .objection(.damaged, ""))
    #expect(Self.walk(twins, showing: [(1, "same text"), (1, "same text")]) == nil)
  }

  @Test func `the members of an inner archive must come by too`() {
    let outer = Zip([("a.zip", Self.zip)]).bytes
    let inner = (1, Self.zip)
    let members = [(2, Array("first member".utf8)), (2, Array("second member".utf8))]
    #expect(Self.walk(outer, showing: [inner] + members) == nil)
    #expect(Self.walk(outer, showing: [inner, members[0]]) == .objection(.damaged, ""))
    #expect(Self.walk(outer, showing: [inner]) == .objection(.damaged, ""))
  }

  @Test func `the first objection stands`() {
    let walk = LayerWalk()
    Self.begin(walk, Zip([("a.rar", "text of it")]).bytes)
    walk.visit(level: 0, engineType: "CL_TYPE_ZIP", name: nil, content: nil)
    walk.finish()
    #expect(walk.objection == .objection(.notOpened, ""))
  }

  @Test(arguments: [
    "CL_TYPE_RAR", "CL_TYPE_7Z", "CL_TYPE_POSIX_TAR", "CL_TYPE_CPIO_NEWC", "CL_TYPE_MSCAB",
  ])
  func `a container by the engine's own name is held at any level`(_ type: String) {
    for level in [0, 3] {
      let walk = LayerWalk()
      Self.begin(walk, Array("anything".utf8))
      walk.visit(level: level, engineType: type, name: nil, content: nil)
      #expect(walk.objection == .objection(.notOpened, ""))
    }
  }

  @Test func `no bytes whatsoever make the walk trap`() {
    var generator = SeededGenerator(seed: 7)
    let seeds = [
      Samples.document(),
      Samples.pdf(catalogue: "/OpenAction <</S /Launch>>", trailer: "/ID [<00>]"),
      CompoundFileFixture.bytes([
        ("WordDocument", [UInt8](repeating: 1, count: 5_000)), ("Data", [1, 2]),
      ]),
      Array("{\\rtf1 \\obj}".utf8), Samples.png,
    ]
    for round in 0..<1_500 {
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
    let walk = LayerWalk()
    begin(walk, bytes)
    for (level, layer) in layers {
      ContentBytes.over(layer) {
        walk.visit(level: level, engineType: "CL_TYPE_TEXT_ASCII", name: "a", content: $0)
      }
    }
    walk.finish()
    return walk.objection
  }

  private static func begin(_ walk: LayerWalk, _ bytes: [UInt8]) {
    ContentBytes.over(bytes) { walk.begin(with: $0) }
  }
}
