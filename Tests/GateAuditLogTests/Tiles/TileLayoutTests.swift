import GateAuditLog
import Testing

@Suite struct TileLayoutTests {
  private func paths(_ size: Int64, since older: Int64 = 0) -> [String] {
    TileLayout(size: size).tiles(missingFrom: TileLayout(size: older)).map(\.text)
  }

  @Test func `the specification's own examples`() {
    #expect(paths(0).isEmpty)
    #expect(paths(256) == ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"])
    let large = paths(70_000)
    #expect(large.count { $0.hasPrefix("tile/0/") && !$0.contains(".p") } == 273)
    #expect(large.count { $0.hasPrefix("tile/entries/") } == 274)
    #expect(large.contains("tile/0/273.p/112"))
    #expect(large.filter { $0.hasPrefix("tile/1/") } == ["tile/1/000", "tile/1/001.p/17"])
    #expect(large.filter { $0.hasPrefix("tile/2/") } == ["tile/2/000.p/1"])
    #expect(large.count == 274 + 274 + 2 + 1)
  }

  @Test func `growing needs the new tiles alone`() {
    #expect(paths(3, since: 2) == ["tile/entries/000.p/3", "tile/0/000.p/3"])
    #expect(
      paths(257, since: 255) == [
        "tile/entries/000", "tile/entries/001.p/1", "tile/0/000", "tile/0/001.p/1",
        "tile/1/000.p/1",
      ])
    #expect(paths(300, since: 300).isEmpty)
  }

  @Test(arguments: [0, 1, 255, 256, 257, 65_535, 65_536, 65_537, 70_000] as [Int64])
  func `stepwise growth makes the same tiles`(size: Int64) {
    let layout = TileLayout(size: size)
    for path in layout.tiles(missingFrom: TileLayout(size: 0)) {
      #expect(layout.contains(path))
      #expect((path.leastTreeSize ?? .max) <= size)
    }
    #expect(!layout.contains(TilePath(.entries, index: size / 256 + 1)))
  }
}
