import Foundation
import GateTesting
import Testing

@testable import GateCommands

@Suite struct LongNamePatchTests {
  /// A long-name entry with `name` in its thirteen units.
  static func entry(_ name: String, order: UInt8 = 0x41, attribute: UInt8 = 0x0f) -> [UInt8] {
    let offsets =
      Array(stride(from: 1, to: 11, by: 2)) + Array(stride(from: 14, to: 26, by: 2)) + [28, 30]
    var bytes = [UInt8](repeating: 0, count: 32)
    (bytes[0], bytes[11]) = (order, attribute)
    for (offset, unit) in zip(offsets, Array(name.utf16)) {
      (bytes[offset], bytes[offset + 1]) = (UInt8(unit & 255), UInt8(unit >> 8))
    }
    return bytes
  }

  @Test(arguments: ["龘x", "abcd龘", "abcde龘", "abcdefghijk龘", "abcdefghijkl靐"])
  func `a stand-in is changed at every place of an entry`(name: String) {
    var image = [UInt8](repeating: 0, count: 32) + Self.entry(name)
    #expect(LongNamePatch.apply(to: &image) == 1)
    let changed = name.replacing("龘", with: ":").replacing("靐", with: "?")
    #expect(image == [UInt8](repeating: 0, count: 32) + Self.entry(changed))
  }

  @Test(arguments: [(UInt8(0), UInt8(0x0f)), (0x41, 0x20), (0x55, 0x0f)])
  func `what is no long-name entry is left alone`(order: UInt8, attribute: UInt8) {
    var image = Self.entry("龘", order: order, attribute: attribute)
    let before = image
    #expect(LongNamePatch.apply(to: &image) == 0)
    #expect(image == before)
  }

  @Test func `a stand-in takes the place of what no tool writes`() {
    #expect(LongNamePatch.standIn(for: "报告:终稿?.txt") == "报告龘终稿靐.txt")
  }

  @Test(.enabled(if: (try? DemoTools.check()) != nil))
  func `a real image holds the odd names`() throws {
    let folder = try TemporaryFolder()
    let digests = try DemoTree(folder: folder.path("medium")).write()
    #expect(digests.count == DemoFile.all.count)
    try FATImage.build(folder.path("medium.img"), from: folder.path("medium"))
    let image = Array(
      try Data(contentsOf: URL(fileURLWithPath: folder.path("medium.img"))).prefix(8 << 20))
    #expect(
      UInt64(
        try FileManager.default.attributesOfItem(atPath: folder.path("medium.img"))[.size] as? Int
          ?? 0) == FATImage.size)
    let starts = stride(from: 0, to: image.count, by: 32)
    #expect(
      starts.contains { Array(image[$0..<($0 + 11)]).starts(with: Self.entry("报告:终稿").prefix(11)) })
    #expect(
      !starts.contains { Array(image[$0..<($0 + 11)]).starts(with: Self.entry("报告龘终稿").prefix(11)) }
    )
  }
}
