import GateDomain
import GateTesting
import GateWire
import Testing

@testable import GateScanning

@Suite("Deflated data and its end")
struct DeflateTests {
  private static let text = Array(Samples.text.utf8)

  // zlib's head of two bytes and checksum of four are cut off.
  private static func deflated(_ data: [UInt8]) async throws -> [UInt8] {
    let packed = try await Archives.packed(data, by: "gzip", ["-n"])
    return Array(packed.dropFirst(10).dropLast(8))
  }

  private static func run(_ bytes: [UInt8], maxScanBytes: UInt64 = 1 << 20) throws -> Deflate.Run? {
    let limits = ScanLimits(
      maxFileBytes: 1 << 20, maxScanBytes: maxScanBytes, maxFiles: 9, maxRecursion: 9,
      maxSeconds: 9, deadlineSeconds: 9)
    let budget = ScanBudget(limits)
    return try ContentBytes.over([7] + bytes) { content in
      Result { () throws(Objected) in
        try Deflate.run(in: content, from: 1, to: content.count, budget)
      }
    }.get()
  }

  @Test func `data is followed to its end and not further`() async throws {
    let packed = try await Self.deflated(Self.text)
    for rest in [[], [0], packed] as [[UInt8]] {
      let run = try #require(try Self.run(packed + rest))
      #expect(run.end == 1 + packed.count && run.size == Self.text.count)
    }
    let large = [UInt8](repeating: 0x20, count: 300_000)
    #expect(try Self.run(try await Self.deflated(large))?.size == large.count)
  }

  @Test func `no part of it is taken for the whole`() async throws {
    let packed = try await Self.deflated(Self.text)
    for count in 0..<packed.count { #expect(try Self.run(Array(packed.prefix(count))) == nil) }
    #expect(try Self.run([0xff, 0xff, 0xff]) == nil)
  }

  @Test func `what unpacks into more than is allowed stops there`() async throws {
    let packed = try await Self.deflated([UInt8](repeating: 0, count: 900_000))
    #expect(throws: Objected.sizeLimit) { try Self.run(packed, maxScanBytes: 200_000) }
  }

  @Test func `a member of a zip with something behind its data is damaged`() async throws {
    let packed = try await Self.deflated(Self.text)
    let crc = ContentBytes.over(Self.text) { $0.crc32 }
    try await PoolFixture.run { pool in
      for (rest, expected) in [([], .clean), (packed, .objection(.damaged, ""))]
        as [([UInt8], EngineAnswer)]
      {
        var member = Zip.Member(name: "a.txt", data: packed + rest, method: 8)
        (member.claimedCRC, member.claimedSize) = (crc, Self.text.count)
        let answer = try await pool.scan(Zip([member]).bytes).answer
        #expect(answer == expected)
      }
    }
  }

  @Test(arguments: [
    ("/Filter /FlateDecode", true), ("/Filter[/FlateDecode]", true), ("/Filter /Fl", true),
    ("/Filter [/ASCII85Decode /FlateDecode]", false), ("/Length 9", false),
    ("/Filter /DCTDecode", false),
  ])
  func `a stream of a PDF that breaks`(_ dictionary: String, _ isLooked: Bool) async throws {
    let packed = [0x78, 0x9c] + (try await Self.deflated(Self.text)) + [1, 2, 3, 4]
    let whole = Self.pdf(dictionary, packed)
    var broken = packed
    // A block of a kind that there is not.
    broken[2] = 0x07
    try await PoolFixture.run { pool in
      let clean = try await pool.scan(whole).answer
      #expect(clean == .clean)
      for bytes in [broken, [0, 0, 0x07] + packed] {
        let answer = try await pool.scan(Self.pdf(dictionary, bytes)).answer
        #expect((answer == .objection(.damaged, "")) == isLooked, "\(answer)")
      }
    }
  }

  private static func pdf(_ dictionary: String, _ data: [UInt8]) -> [UInt8] {
    let parts = Samples.pdf(stream: "4 0 obj <<\(dictionary) >> stream\nDATA\nendstream endobj")
    let place = ContentBytes.over(parts) { $0.firstIndex(of: Array("DATA".utf8)) } ?? 0
    return Array(parts[..<place]) + data + parts[(place + 4)...]
  }
}
