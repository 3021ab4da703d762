import Testing

@testable import GateScanning

@Suite struct SeenLayersTests {
  private static let bytes = [UInt8](repeating: 7, count: 600)

  private static func hasSeen(
    _ seen: SeenLayers, _ bytes: [UInt8] = bytes, type: String = "T", attributes: UInt32 = 0,
    in container: String = "zip"
  ) -> Bool {
    ContentBytes.over(bytes) {
      seen.hasSeen($0, type: type, attributes: attributes, in: container)
    }
  }

  @Test func `a layer counts as seen the second time in one file, wherever it lies`() {
    let seen = SeenLayers()
    #expect(!Self.hasSeen(seen))
    #expect(Self.hasSeen(seen))
    #expect(Self.hasSeen(seen, in: "tar"))
  }

  @Test func `what a clean file held is known for others, in the same kind of container`() {
    let seen = SeenLayers()
    #expect(!Self.hasSeen(seen))
    seen.endFile(isClean: true)
    #expect(!Self.hasSeen(seen, in: "tar"))
    seen.endFile(isClean: true)
    #expect(Self.hasSeen(seen))
  }

  @Test func `what a file that is not clean held is forgotten`() {
    let seen = SeenLayers()
    #expect(!Self.hasSeen(seen))
    seen.endFile(isClean: false)
    #expect(!Self.hasSeen(seen))
  }

  @Test func `other bytes, another type or another look of the engine are another layer`() {
    let seen = SeenLayers()
    #expect(!Self.hasSeen(seen))
    var other = Self.bytes
    other[599] = 8
    #expect(!Self.hasSeen(seen, other))
    #expect(!Self.hasSeen(seen, type: "U"))
    #expect(!Self.hasSeen(seen, attributes: 1))
    #expect(!Self.hasSeen(seen, Self.bytes + [7]))
  }

  @Test func `small layers are scanned each time`() {
    let seen = SeenLayers()
    for _ in 0..<2 { #expect(!Self.hasSeen(seen, [UInt8](repeating: 1, count: 511))) }
  }
}
