import GateSigning
import Testing

@Suite struct StoreKeyTests {
  private let secret: [UInt8] = Array(0..<20)

  @Test func `a secret comes back by its key, at its place, and two seals differ`() throws {
    let key = StoreKey()
    let sealed = key.seal(secret, at: "a")
    #expect(sealed.count == secret.count + 28)
    #expect(try key.open(sealed, at: "a") == secret)
    #expect(key.seal(secret, at: "a") != sealed)
    let loaded = try #require(StoreKey(bytes: key.bytes))
    #expect(try loaded.open(sealed, at: "a") == secret)
  }

  @Test func `another key, another place and any changed, cut or added byte is refused`() throws {
    let key = StoreKey()
    let sealed = key.seal(secret, at: "a")
    #expect(throws: SealingError.cannotOpen) { try StoreKey().open(sealed, at: "a") }
    #expect(throws: SealingError.cannotOpen) { try key.open(sealed, at: "b") }
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(throws: SealingError.cannotOpen) { try key.open(changed, at: "a") }
      #expect(throws: SealingError.cannotOpen) { try key.open(Array(sealed[..<index]), at: "a") }
    }
    #expect(throws: SealingError.cannotOpen) { try key.open(sealed + [0], at: "a") }
  }

  @Test func `a key has 32 bytes`() {
    for count in [0, 16, 31, 33, 64] {
      #expect(StoreKey(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }
  }
}
