import GateDomain
import GateSigning
import GateTesting
import Testing

@Suite struct KeyTests {
  /// RFC 8032, section 7.1: tests 1, 2 and 3.
  static let vectors: [(seed: String, key: String, message: String, signature: String)] = [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
    (
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    ),
  ]

  @Test(arguments: vectors.indices)
  func `agrees with the vectors of RFC 8032`(index: Int) throws {
    let vector = Self.vectors[index]
    let seed = try #require(Hex.decode(vector.seed))
    let key = try #require(SigningKey(seed: seed))
    let message = try #require(Hex.decode(vector.message))
    let signature = try #require(Hex.decode(vector.signature))
    #expect(key.verificationKey.hex == vector.key)
    #expect(key.verificationKey == VerificationKey(hex: vector.key))
    #expect(key.verificationKey.isValid(signature, for: message))
    #expect(Hex.encode(key.seed) == vector.seed)
    #expect(key.verificationKey.isValid(key.signature(for: message), for: message))
  }

  @Test func `one flipped bit of a signature is refused`() throws {
    let key = SigningKey()
    let signature = key.signature(for: [1, 2, 3])
    #expect(signature.count == 64)
    for offset in signature.indices {
      for bit in 0..<8 {
        var changed = signature
        changed[offset] ^= 1 << bit
        #expect(!key.verificationKey.isValid(changed, for: [1, 2, 3]))
      }
    }
  }

  @Test func `one flipped bit of the message is refused`() {
    let (key, message) = (SigningKey(), Array("关口".utf8))
    let signature = key.signature(for: message)
    for offset in message.indices {
      for bit in 0..<8 {
        var changed = message
        changed[offset] ^= 1 << bit
        #expect(!key.verificationKey.isValid(signature, for: changed))
      }
    }
  }

  @Test(arguments: [0, 1, 63, 65, 128])
  func `a signature of another length is refused`(count: Int) {
    let key = SigningKey()
    #expect(!key.verificationKey.isValid([UInt8](repeating: 0, count: count), for: []))
    let longer = key.signature(for: []) + [UInt8](repeating: 0, count: count)
    #expect(key.verificationKey.isValid(longer, for: []) == (count == 0))
  }

  /// S + L verifies under the bare equation; RFC 8032 demands S < L, so that there is one signature.
  @Test func `a signature with its scalar raised by the group order is refused`() throws {
    let key = SigningKey()
    var signature = key.signature(for: [7])
    let order = try #require(
      Hex.decode("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"))
    var carry = 0
    for index in 0..<32 {
      let sum = Int(signature[32 + index]) + Int(order[index]) + carry
      signature[32 + index] = UInt8(sum & 0xff)
      carry = sum >> 8
    }
    #expect(carry == 0)
    #expect(!key.verificationKey.isValid(signature, for: [7]))
  }

  @Test(arguments: [0, 31, 33, 64])
  func `a key of another length is refused`(count: Int) {
    let bytes = [UInt8](repeating: 1, count: count)
    #expect(SigningKey(seed: bytes) == nil)
    #expect(VerificationKey(bytes: bytes) == nil)
    #expect(VerificationKey(hex: Hex.encode(bytes)) == nil)
  }

  @Test func `a key that is no point of the curve verifies nothing`() throws {
    let key = try #require(VerificationKey(bytes: [2] + [UInt8](repeating: 0, count: 31)))
    #expect(!key.isValid([UInt8](repeating: 0, count: 64), for: []))
    #expect(VerificationKey(hex: "zz") == nil)
  }

  @Test func `two new keys differ, also in their short names`() {
    let (first, second) = (SigningKey(), SigningKey())
    #expect(first.seed != second.seed)
    #expect(first.verificationKey.keyID != second.verificationKey.keyID)
    #expect(first.verificationKey.keyID.count == 16)
  }
}

@Suite struct DigestHashingTests {
  /// FIPS 180-4's own examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `agrees with FIPS 180-4`(text: String, hex: String) {
    #expect(Digest.of(Array(text.utf8)).hex == hex)
  }

  @Test func `gives the same digest in any pieces`() {
    var generator = SeededGenerator(seed: 10)
    let bytes = generator.bytes(5000)
    var hasher = DigestHasher()
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(generator.number(in: 0...700))
      if generator.happens(50) {
        hasher.update(Array(piece))
      } else {
        unsafe Array(piece).withUnsafeBytes { unsafe hasher.update($0) }
      }
      rest = rest.dropFirst(piece.count)
    }
    #expect(hasher.finish() == Digest.of(bytes))
  }

  @Test func `may be asked before the end`() {
    var hasher = DigestHasher()
    hasher.update(Array("a".utf8))
    #expect(hasher.finish() == Digest.of(Array("a".utf8)))
    hasher.update(Array("bc".utf8))
    #expect(hasher.finish() == Digest.of(Array("abc".utf8)))
  }
}
