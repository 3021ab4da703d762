import Foundation
import GateDomain
import GateTesting
import Testing

@Suite struct HexTests {
  @Test func `writes two lower-case digits a byte`() {
    #expect(Hex.encode([]) == "")
    #expect(Hex.encode([0x00, 0x0f, 0xf0, 0xab, 0xff]) == "000ff0abff")
  }

  @Test func `reads what it writes`() {
    var generator = SeededGenerator(seed: 2)
    for count in 0..<200 {
      let bytes = generator.bytes(count)
      #expect(Hex.decode(Hex.encode(bytes)) == bytes)
    }
  }

  @Test(arguments: ["0", "abc", "AB", "0x", "g0", " 00", "00 ", "0\n", "００", "é", "-1", "+1"])
  func `refuses odd counts, capitals and everything else`(text: String) {
    #expect(Hex.decode(text) == nil)
  }
}

@Suite struct DigestTests {
  static let bytes = (0..<32).map { UInt8($0) }
  static let text = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

  @Test func `is 32 bytes or 64 digits`() throws {
    let digest = try #require(Digest(bytes: Self.bytes))
    #expect(digest.hex == Self.text)
    #expect(digest.description == Self.text)
    #expect(Digest(hex: Self.text) == digest)
  }

  @Test(arguments: [0, 1, 31, 33, 64])
  func `refuses any other count`(count: Int) {
    #expect(Digest(bytes: [UInt8](repeating: 0, count: count)) == nil)
    #expect(Digest(hex: String(repeating: "00", count: count)) == nil)
  }

  @Test func `refuses capitals and digits that are none`() {
    #expect(Digest(hex: Self.text.uppercased()) == nil)
    #expect(Digest(hex: String(Self.text.dropLast()) + "g") == nil)
  }

  @Test func `is written as text and refused when it is none`() throws {
    let digest = try #require(Digest(bytes: Self.bytes))
    let data = try JSONEncoder().encode([digest])
    #expect(String(decoding: data, as: UTF8.self) == "[\"\(Self.text)\"]")
    #expect(try JSONDecoder().decode([Digest].self, from: data) == [digest])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Digest].self, from: Data("[\"00\"]".utf8))
    }
  }
}
