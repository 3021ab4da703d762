import GateExtraction
import Testing

@testable import GateReaders

@Suite struct BrokenPictureTests {
  static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    let sum = Inflate.checksum(of: Bytes(body))
    return big(data.count) + body + big(sum)
  }

  private static func big(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static let png: [UInt8] =
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] + chunk("IHDR", [1, 2, 3])
    + chunk("tEXt", [1]) + chunk("IDAT", [4, 5, 6, 7]) + chunk("IEND", [])
  // With a small picture of itself in its head, and with a restart and an escaped byte in its data.
  private static let jpeg: [UInt8] =
    [0xff, 0xd8, 0xff, 0xe1, 0, 8, 0xff, 0xd8, 1, 2, 0xff, 0xd9, 0xff, 0xda, 0, 3, 1]
    + [9, 9, 0xff, 0, 9, 0xff, 0xd0, 9, 0xff, 0xd9]
  private static let gif: [UInt8] =
    Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0] + [1, 1, 1, 2, 2, 2]
    + [0x21, 0xf9, 1, 7, 0] + [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0] + [2, 2, 0x4c, 1, 0] + [0x3b]

  @Test(arguments: [(DocumentFormat.png, png), (.jpeg, jpeg), (.gif, gif)])
  func `a picture ends where it says, and nowhere once it is cut`(
    _ format: DocumentFormat, _ bytes: [UInt8]
  ) {
    #expect(PictureShape.end(of: Bytes(bytes), format) == bytes.count)
    #expect(PictureShape.end(of: Bytes(bytes + [1, 2, 3]), format) == bytes.count)
    for count in 8..<bytes.count {
      #expect(PictureShape.end(of: Bytes(Array(bytes.prefix(count))), format) == nil, "\(count)")
    }
  }

  @Test func `a chunk that is needed must be what its checksum says, another need not`() {
    func broken(_ name: String) -> Int? {
      var bytes = Self.png
      guard let place = Bytes(bytes).find(name) else { return nil }
      bytes[place + 4] ^= 1
      return PictureShape.end(of: Bytes(bytes), .png)
    }
    #expect(broken("IDAT") == nil && broken("tEXt") != nil)
  }

  @Test func `pictures that tell their size are compared with it`() {
    let bmp: [UInt8] = [0x42, 0x4d, 60, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0]
    let whole = bmp + [UInt8](repeating: 1, count: 42)
    #expect(PictureShape.end(of: Bytes(whole), .bmp) == 60)
    let cut = Array(whole.dropLast())
    #expect(PictureShape.end(of: Bytes(cut), .bmp) == nil)
    #expect(Extraction.read(cut).members.first?.format == .bmp)
  }
}
