import Foundation
import GateDomain
import GateOffice
import GatePasskeys
import GateSignIn
import GateSigning
import GateTesting
import GateWire
import Testing

@Suite("The office: second factors")
struct OfficeFactorTests {
  private typealias People = OfficeUnderTest
  private let under: OfficeUnderTest
  private let passkey = SoftwarePasskey()

  init() throws { under = try OfficeUnderTest() }

  private func begin() async throws -> SignedIn {
    try await under.office.beginSignIn(
      account: "liuyang", password: People.password, address: "x")
  }

  private func code(_ offset: Int64) async throws -> (TimeCode, String) {
    let code = try await under.office.beginTimeCode(of: People.liu)
    return (code, code.code(at: Int64(Date().timeIntervalSince1970) / 30 + offset))
  }

  @Test("with time codes a password alone opens nothing")
  func timeCode() async throws {
    let (secret, first) = try await code(-1)
    await #expect(throws: Refusal.self) {
      try await under.office.confirmTimeCode("000000", of: People.liu)
    }
    try await under.office.confirmTimeCode(first, of: People.liu)
    let begun = try await begin()
    #expect(begun.isPending)
    #expect(try await under.office.viewer(token: begun.session.token)?.duty == .secondFactor)
    // The code that confirmed the secret was used.
    await #expect(throws: Refusal.self) {
      try await under.office.finishSignIn(
        token: begun.session.token, code: first, address: "x")
    }
    let next = secret.code(at: Int64(Date().timeIntervalSince1970) / 30 + 1)
    let done = try await under.office.finishSignIn(
      token: begun.session.token, code: next, address: "x")
    #expect(try await under.office.viewer(token: done.token)?.duty == nil)
    #expect(try await under.office.viewer(token: begun.session.token) == nil)
    let refusal = await #expect(throws: Refusal.self) {
      try await under.office.signIn(
        account: "liuyang", password: People.password, address: "x")
    }
    #expect(refusal?.code == "second-factor-needed")
  }

  @Test("a passkey is enrolled once, signs in alone, and finishes a sign-in")
  func passkeys() async throws {
    try await enrol(passkey, for: People.liu)
    await #expect(throws: Refusal.self) { try await enrol(passkey, for: People.zhang) }
    let challenge = try await under.office.challenge("sign-in")
    var words = SoftwarePasskey.Words()
    words.counter = 2
    let seal = try self.seal(challenge, words)
    let session = try await under.office.signIn(
      passkey: seal, challenge: Hex.encode(challenge), address: "x")
    #expect(session.person == People.liu)
    // The same answer never counts twice.
    await #expect(throws: PasskeyDefect.wrongChallenge) {
      try await under.office.signIn(
        passkey: seal, challenge: Hex.encode(challenge), address: "x")
    }
    let begun = try await begin()
    #expect(begun.isPending)
    let viewer = try #require(try await under.office.viewer(token: begun.session.token))
    let second = try await under.office.challenge("confirm:\(viewer.session)")
    words.counter = 3
    let done = try await under.office.confirmPasskey(
      try self.seal(second, words), challenge: Hex.encode(second), token: begun.session.token)
    #expect(try await under.office.viewer(token: done.token)?.duty == nil)
  }

  @Test("a copied authenticator is seen by its counter")
  func copied() async throws {
    try await enrol(passkey, for: People.liu)
    var words = SoftwarePasskey.Words()
    for (counter, isRight) in [(UInt32(5), true), (5, false), (4, false), (6, true)] {
      let challenge = try await under.office.challenge("sign-in")
      words.counter = counter
      let seal = try self.seal(challenge, words)
      let session = try? await under.office.signIn(
        passkey: seal, challenge: Hex.encode(challenge), address: "x")
      #expect((session != nil) == isRight, "\(counter)")
    }
  }

  @Test("a challenge serves one purpose and one person")
  func purposes() async throws {
    try await enrol(passkey, for: People.liu)
    let challenge = try await under.office.challenge("add:zhangwei")
    var words = SoftwarePasskey.Words()
    words.counter = 9
    let seal = try self.seal(challenge, words)
    await #expect(throws: PasskeyDefect.wrongChallenge) {
      try await under.office.signIn(
        passkey: seal, challenge: Hex.encode(challenge), address: "x")
    }
    await #expect(throws: PasskeyDefect.wrongChallenge) {
      try await enrol(SoftwarePasskey(), for: People.liu, challenge: challenge)
    }
  }

  private func enrol(
    _ passkey: SoftwarePasskey, for person: Person, challenge: [UInt8]? = nil
  ) async throws {
    var bytes = challenge ?? []
    if challenge == nil { bytes = try await under.office.challenge("add:\(person.id)") }
    let said = passkey.registration(bytes)
    try await under.office.addPasskey(
      NewPasskey(name: "test", clientData: said.clientData, attestation: said.attestation),
      challenge: Hex.encode(bytes), for: person)
  }

  private func seal(_ challenge: [UInt8], _ words: SoftwarePasskey.Words) throws -> Seal {
    try #require(
      Seal(
        credential: Hex.encode(passkey.credential),
        authenticatorData: Hex.encode(passkey.authenticatorData(words)),
        clientData: Hex.encode(passkey.clientData(challenge, words)),
        signature: Hex.encode(try passkey.signature(challenge, words)), reason: Digest.of([])))
  }
}
