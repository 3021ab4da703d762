import GateAuditLog
import Testing

@Suite struct TilePathTests {
  static let paths: [(TilePath, String)] = [
    (TilePath(.hashes(level: 0), index: 0), "tile/0/000"),
    (TilePath(.hashes(level: 1), index: 0, width: 1), "tile/1/000.p/1"),
    (TilePath(.entries, index: 999, width: 255), "tile/entries/999.p/255"),
    (TilePath(.entries, index: 1000), "tile/entries/x001/000"),
    (TilePath(.hashes(level: 63), index: 1_234_067), "tile/63/x001/x234/067"),
    (TilePath(.hashes(level: 7), index: 12_000_000_034, width: 9), "tile/7/x012/x000/x000/034.p/9"),
  ]

  @Test(arguments: paths.indices)
  func `paths are those of the specification`(index: Int) {
    let (path, text) = Self.paths[index]
    #expect(path.text == text)
    #expect(TilePath(text: text) == path)
  }

  @Test(arguments: [
    "", "tile", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/64/000",
    "tile/-1/000", "tile/00/000", "tile/+1/000", "tile/x/000", "tile/data/000", "Tile/0/000",
    "tile/0/000/", "/tile/0/000", "tile/0/x000/000", "tile/0/001/000", "tile/0/x001",
    "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
    "tile/0/000.p/+1", "tile/0/000.P/1", "tile/0/000/1", "tile/0/-12", "tile/0/x-01/000",
    "tile/0/x001.p/000", "tile/0/ 00", "tile/0/٠٠٠", "tile/0/000.p/1/2", "tile/0/../000",
    "tile/entries/.000.new", "tile/0/x001/x001/x001/x001/x001/x001/001",
  ])
  func `anything else is no path`(text: String) {
    #expect(TilePath(text: text) == nil)
  }

  @Test func `a tile tells how large its log is at least`() {
    #expect(TilePath(.entries, index: 0, width: 1).leastTreeSize == 1)
    #expect(TilePath(.entries, index: 2).leastTreeSize == 768)
    #expect(TilePath(.hashes(level: 1), index: 0, width: 17).leastTreeSize == 4352)
    #expect(TilePath(.hashes(level: 63), index: 0).leastTreeSize == nil)
    #expect(TilePath(.hashes(level: 7), index: 0, width: 255).leastTreeSize == nil)
  }
}
