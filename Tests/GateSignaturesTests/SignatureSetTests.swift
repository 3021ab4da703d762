import GateDomain
import GateSignatures
import Testing

@Suite struct SignatureSetTests {
  private static func part(_ name: String, _ version: UInt64, at time: Int64 = 5) -> SignaturePart {
    SignaturePart(
      kind: .database, name: name, version: version, count: 1,
      publishedAt: Timestamp(milliseconds: time), files: ["\(name).cvd"])
  }

  private static func set(_ parts: [SignaturePart], demonstration: Bool = false) -> SignatureSet {
    SignatureSet(
      digest: StaticDigest.zero, madeAt: Timestamp(milliseconds: 0), parts: parts,
      isDemonstration: demonstration)
  }

  @Test func `whatever is offered, each part is there once and none is older`() throws {
    let names = ["daily", "main", "office"]
    for now in 0..<27 {
      for offer in 0..<27 {
        let current = Self.parts(names, now).map { Self.part($0, $1) }
        let offered = Self.parts(names, offer).map { Self.part($0, $1) }
        try Self.expect(current, offered)
      }
    }
  }

  // Version 0 means that the part is not there.
  private static func parts(_ names: [String], _ code: Int) -> [(String, UInt64)] {
    [(names[0], code % 3), (names[1], code / 3 % 3), (names[2], code / 9)]
      .filter { $0.1 > 0 }.map { ($0.0, UInt64($0.1)) }
  }

  private static func expect(_ current: [SignaturePart], _ offered: [SignaturePart]) throws {
    let isOlder = offered.contains { new in
      current.contains { $0.name == new.name && $0.version > new.version }
    }
    let staying = try? SignatureSet.staying(of: set(current), besides: offered)
    #expect((staying == nil) == isOlder)
    if let staying {
      let names = (staying + offered).map(\.name)
      #expect(Set(names).count == names.count)
      #expect(Set(names) == Set((current + offered).map(\.name)))
    }
    let overDemonstration = try SignatureSet.staying(
      of: set(current, demonstration: true), besides: offered)
    #expect(overDemonstration.isEmpty)
  }

  @Test func `one part twice is refused`() {
    #expect(throws: SignatureRefusal(.twice, "daily")) {
      try SignatureSet.staying(of: nil, besides: [Self.part("daily", 1), Self.part("daily", 2)])
    }
  }
}

enum StaticDigest {
  static let zero: Digest = {
    guard let digest = Digest(bytes: [UInt8](repeating: 0, count: 32)) else {
      preconditionFailure("a digest has 32 bytes")
    }
    return digest
  }()
}
