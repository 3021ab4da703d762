import GateDomain
import GateSigning
import Testing

@Suite struct SealingTests {
  private let info = Array("header".utf8)

  private func sealed(_ pieces: [[UInt8]], for key: OpeningKey) throws -> (
    key: [UInt8], pieces: [[UInt8]]
  ) {
    var sealer = try Sealer(for: key.recipient, info: info)
    var all: [[UInt8]] = []
    for (place, piece) in pieces.enumerated() {
      all.append(try sealer.seal(piece, isLast: place == pieces.count - 1))
    }
    return (sealer.encapsulatedKey, all)
  }

  private func opened(
    _ sealed: (key: [UInt8], pieces: [[UInt8]]), with key: OpeningKey, info: [UInt8]
  )
    throws -> [[UInt8]]
  {
    var opener = try Opener(key, encapsulatedKey: sealed.key, info: info)
    var all: [[UInt8]] = []
    for (place, piece) in sealed.pieces.enumerated() {
      all.append(try opener.open(piece, isLast: place == sealed.pieces.count - 1))
    }
    return all
  }

  @Test func `what was sealed is opened by its key alone`() throws {
    let (key, plain) = (OpeningKey(), [[1, 2, 3], [], [UInt8](repeating: 9, count: 70_000)])
    let sealed = try sealed(plain, for: key)
    #expect(sealed.key.count == Sealer.encapsulatedKeySize)
    #expect(zip(sealed.pieces, plain).allSatisfy { $0.count == $1.count + Sealer.overhead })
    #expect(try opened(sealed, with: key, info: info) == plain)
    #expect(throws: SealingError.cannotOpen) {
      try opened(sealed, with: OpeningKey(), info: info)
    }
    #expect(throws: SealingError.cannotOpen) { try opened(sealed, with: key, info: [1]) }
  }

  @Test func `cut, swapped, repeated and changed pieces are refused`() throws {
    let key = OpeningKey()
    let whole = try sealed([[1], [2], [3]], for: key)
    var changed = whole.pieces
    changed[1][0] ^= 1
    let bad = [
      Array(whole.pieces.dropLast()), Array(whole.pieces.dropFirst()),
      [whole.pieces[1], whole.pieces[0], whole.pieces[2]], whole.pieces + [whole.pieces[2]],
      changed, [[]],
    ]
    for pieces in bad {
      #expect(throws: SealingError.cannotOpen) {
        try opened((whole.key, pieces), with: key, info: info)
      }
    }
  }

  // Points of order 1, 2, 4 and 8 on the curve and its twist.
  @Test(arguments: [
    String(repeating: "0", count: 64), "01" + String(repeating: "0", count: 62),
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  ])
  func `a key of small order encrypts nothing`(hex: String) throws {
    let key = try #require(ExportRecipient(hex: hex))
    #expect(throws: SealingError.badRecipient) { _ = try Sealer(for: key, info: info) }
  }

  @Test func `two exports of the same bytes have nothing in common`() throws {
    let key = OpeningKey()
    let (one, two) = (try sealed([[1]], for: key), try sealed([[1]], for: key))
    #expect(one.key != two.key && one.pieces != two.pieces)
  }
}
