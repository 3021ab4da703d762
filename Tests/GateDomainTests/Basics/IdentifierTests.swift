import Foundation
import GateDomain
import Testing

@Suite struct IdentifierTests {
  static let alphabet = Set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  @Test func `made names are 26 characters of Crockford's alphabet`() {
    for _ in 0..<200 {
      let name = ULID.make(at: Timestamp(milliseconds: 1_795_334_400_123))
      #expect(name.count == 26)
      #expect(Set(name).isSubset(of: Self.alphabet))
    }
  }

  // The pair of time and first ten characters is the one in the ULID specification's own example.
  @Test(arguments: [
    (0, "0000000000"), (1, "0000000001"), (32, "0000000010"),
    (1_469_918_176_385, "01ARYZ6S41"), (253_402_300_799_999, "76EZ91ZPZZ"),
  ])
  func `begin with the time`(milliseconds: Int64, prefix: String) {
    #expect(ULID.make(at: Timestamp(milliseconds: milliseconds)).hasPrefix(prefix))
  }

  @Test func `sort by the time they were made at`() {
    let names = stride(from: Int64(0), to: 253_402_300_799_999, by: 1_000_000_000_001).map {
      Identifier<Request>.make(at: Timestamp(milliseconds: $0))
    }
    #expect(names == names.sorted())
  }

  @Test func `never repeat, and differ all over their random part`() {
    let time = Timestamp(milliseconds: 1_795_334_400_123)
    let names = (0..<2000).map { _ in Array(ULID.make(at: time)) }
    #expect(Set(names).count == names.count)
    for position in 10..<26 {
      #expect(Set(names.map { $0[position] }).count == 32, "position \(position)")
    }
  }

  @Test func `are written as bare text`() throws {
    let name = Identifier<Station>("ST-01")
    let data = try JSONEncoder().encode([name])
    #expect(String(decoding: data, as: UTF8.self) == "[\"ST-01\"]")
    #expect(try JSONDecoder().decode([Identifier<Station>].self, from: data) == [name])
    #expect(name.description == "ST-01")
    #expect(Identifier<Station>(rawValue: "ST-01") == name)
  }
}
