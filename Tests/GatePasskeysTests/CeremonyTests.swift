import GateDomain
import GateSigning
import GateTesting
import Testing

@testable import GatePasskeys

@Suite("Passkeys: making one and signing with it")
struct CeremonyTests {
  private typealias Words = SoftwarePasskey.Words
  private let passkey = SoftwarePasskey()
  private let challenge = (0..<32).map { UInt8($0) }

  /// One thing that can be wrong, and what is said of it.
  static let flaws: [(String, PasskeyDefect, @Sendable (inout SoftwarePasskey.Words) -> Void)] = [
    ("other ceremony", .wrongCeremony, { $0.ceremony = "webauthn.other" }),
    ("other site", .wrongOrigin, { $0.origin = "http://localhost.evil.example" }),
    ("plain connection", .wrongOrigin, { $0.origin = "http://gate.example.cn" }),
    ("port with letters", .wrongOrigin, { $0.origin = "http://localhost:80x" }),
    ("no port after the colon", .wrongOrigin, { $0.origin = "http://localhost:" }),
    ("framed", .wrongOrigin, { $0.crossOrigin = true }),
    ("other host", .wrongHost, { $0.host = "other" }),
    ("nobody there", .notVerified, { $0.flags = 0x04 }),
    ("nobody checked", .notVerified, { $0.flags = 0x01 }),
    ("text after the end", .malformed, { $0.more = "}x" }),
    (
      "longer than any browser writes", .malformed,
      { $0.more = #","x":"\#(String(repeating: "x", count: 2_048))""# }
    ),
    ("extensions that are none", .malformed, { $0.flags |= 0x80 }),
  ]

  @Test("an honest registration gives credential and key")
  func registration() throws {
    let made = try register(Words())
    #expect(made.credential == passkey.credential)
    #expect(made.key.bytes == passkey.publicKey)
    #expect(made.counter == 1)
  }

  @Test("each flaw of a registration is refused by its name", arguments: flaws.indices)
  func badRegistration(_ index: Int) throws {
    let (name, defect, change) = Self.flaws[index]
    var words = Words()
    words.ceremony = "webauthn.create"
    change(&words)
    let expected: PasskeyDefect = name == "other ceremony" ? .malformed : defect
    #expect(throws: expected, "\(name)") { try register(words, keepsCeremony: true) }
  }

  @Test("an honest assertion holds, with any fields that a newer browser adds")
  func assertion() throws {
    var words = Words()
    words.counter = 7
    #expect(try check(words) == 7)
    words.more = #","other_keys_can_be_added_here":"x""#
    #expect(try check(words) == 7)
    words.origin = "https://localhost"
    #expect(try check(words) == 7)
  }

  @Test("each flaw of an assertion is refused by its name", arguments: flaws.indices)
  func badAssertion(_ index: Int) throws {
    let (name, defect, change) = Self.flaws[index]
    var words = Words()
    change(&words)
    let expected: PasskeyDefect = name == "other ceremony" ? .malformed : defect
    #expect(throws: expected, "\(name)") { try check(words) }
  }

  @Test("client data that breaks off is refused, wherever it does")
  func brokenOff() throws {
    var words = Words()
    words.more = #","x":1"#
    let whole = passkey.clientData(challenge, words)
    try ClientData.check(whole, .get, challenge: challenge, host: "localhost")
    for length in 0..<whole.count {
      #expect(throws: PasskeyDefect.self) {
        try ClientData.check(
          Array(whole[..<length]), .get, challenge: challenge, host: "localhost")
      }
    }
  }

  @Test("an attestation of more than any authenticator says is refused")
  func longAttestation() throws {
    var words = Words()
    words.ceremony = "webauthn.create"
    let short = passkey.attestation(words)
    let empty = Array("attStmt".utf8) + [0xa0]
    let place = try #require(
      (0..<short.count).first { short[$0...].starts(with: empty) }.map { $0 + empty.count - 1 })
    let filler = [0xa1, 0x61, 0x78, 0x59, 0xff, 0xff] + [UInt8](repeating: 0, count: 0xffff)
    let long = Array(short[..<place]) + filler + short[(place + 1)...]
    func register(_ attestation: [UInt8]) throws {
      _ = try PasskeyRegistration(
        clientData: passkey.clientData(challenge, words), attestation: attestation,
        challenge: challenge, host: "localhost")
    }
    try register(short)
    #expect(throws: PasskeyDefect.malformed) { try register(long) }
  }

  @Test("a registration never passes for an assertion")
  func swapped() throws {
    var words = Words()
    words.ceremony = "webauthn.create"
    #expect(throws: PasskeyDefect.wrongCeremony) { try check(words) }
  }

  @Test("another challenge, key, signature or message is refused")
  func otherParts() throws {
    let words = Words()
    let key = try #require(PasskeyKey(bytes: passkey.publicKey))
    let other = try #require(PasskeyKey(bytes: SoftwarePasskey().publicKey))
    let signature = try passkey.signature(challenge, words)
    func check(
      _ key: PasskeyKey, challenge: [UInt8], signature: [UInt8], data: [UInt8]
    ) throws(PasskeyDefect) {
      try PasskeyAssertion.check(
        authenticatorData: data, clientData: passkey.clientData(self.challenge, words),
        signature: signature, challenge: challenge, host: "localhost", key: key)
    }
    let data = passkey.authenticatorData(words)
    try check(key, challenge: challenge, signature: signature, data: data)
    #expect(throws: PasskeyDefect.wrongChallenge) {
      try check(key, challenge: challenge.reversed(), signature: signature, data: data)
    }
    #expect(throws: PasskeyDefect.badSignature) {
      try check(other, challenge: challenge, signature: signature, data: data)
    }
    for bad in [[], [0x30, 0], signature + [0], signature.reversed()] as [[UInt8]] {
      #expect(throws: PasskeyDefect.badSignature) {
        try check(key, challenge: challenge, signature: bad, data: data)
      }
    }
    var counted = words
    counted.counter = 9
    #expect(throws: PasskeyDefect.badSignature) {
      try check(
        key, challenge: challenge, signature: signature,
        data: passkey.authenticatorData(counted))
    }
  }

  @Test(
    "a counter counts on, or does not count at all",
    arguments: [
      (0, 0, true), (1, 0, true), (5, 4, true), (4, 4, false), (3, 4, false), (0, 4, false),
    ])
  func counter(_ counter: UInt32, _ last: UInt32, _ isRight: Bool) {
    let defect: PasskeyDefect? = isRight ? nil : .counterWentBack
    var found: PasskeyDefect?
    do { try PasskeyAssertion.checkCounter(counter, after: last) } catch { found = error }
    #expect(found == defect)
  }

  private func register(_ words: SoftwarePasskey.Words, keepsCeremony: Bool = false)
    throws(PasskeyDefect) -> PasskeyRegistration
  {
    var words = words
    if !keepsCeremony { words.ceremony = "webauthn.create" }
    return try PasskeyRegistration(
      clientData: passkey.clientData(challenge, words),
      attestation: passkey.attestation(words), challenge: challenge, host: "localhost")
  }

  private func check(_ words: SoftwarePasskey.Words) throws -> UInt32 {
    try PasskeyAssertion.check(
      authenticatorData: passkey.authenticatorData(words),
      clientData: passkey.clientData(challenge, words),
      signature: try passkey.signature(challenge, words), challenge: challenge,
      host: "localhost", key: try #require(PasskeyKey(bytes: passkey.publicKey)))
  }
}
