import GateAuditLog
public import GateDomain
import GatePasskeys
import GatePolicy
import GateSignIn
import GateSigning
import GateSite
import GateStore
public import GateWire

/// What a browser sent after making a passkey, in hexadecimal digits.
public struct NewPasskey: Hashable, Sendable {
  /// What its owner calls it.
  public let name: String
  /// The browser's and the authenticator's words.
  public let clientData, attestation: String

  /// Takes the fields of a form.
  public init(name: String, clientData: String, attestation: String) {
    self.name = name
    self.clientData = clientData
    self.attestation = attestation
  }
}

extension Office {
  /// Gives out 32 random bytes for one ceremony, good for five minutes.
  public func challenge(_ purpose: String) async throws -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let now = Timestamp.now
    try store.write {
      try $0.insertChallenge(
        Digest.of(bytes), purpose: purpose, until: now.adding(seconds: 300), now: now)
    }
    return bytes
  }

  /// Enrols a passkey for a person.
  ///
  /// - Throws: `PasskeyDefect`, `Refusal`.
  public func addPasskey(_ new: NewPasskey, challenge: String, for person: Person) async throws {
    guard let client = Hex.decode(new.clientData), let attestation = Hex.decode(new.attestation),
      let challenge = Hex.decode(challenge)
    else { throw PasskeyDefect.malformed }
    try take(challenge, "add:\(person.id)")
    let made = try PasskeyRegistration(
      clientData: client, attestation: attestation, challenge: challenge, host: site.passkeyHost)
    let name = new.name.prefix(40).filter { $0.unicodeScalars.allSatisfy(RawName.isVisible) }
    let passkey = StoredPasskey(
      credential: Hex.encode(made.credential), person: person.id,
      name: name.isEmpty ? "passkey" : String(name), key: made.key, counter: made.counter,
      added: .now)
    let record = record(
      .passkeyAdded, by: person, on: ("person", person.id.rawValue),
      [
        "credential": .string(passkey.credential), "fingerprint": .string(made.key.fingerprint),
        "key": .string(made.key.hex),
      ])
    try await change { transaction in
      guard try transaction.passkey(passkey.credential) == nil else { throw Refusal.passkeyExists }
      guard try transaction.passkeys(of: person.id).count < 10 else {
        throw Refusal.tooManyPasskeys
      }
      try transaction.insert(passkey)
      try transaction.enqueue(record.bytes)
    }
  }

  /// Takes one of a person's own passkeys away.
  public func removePasskey(_ credential: String, of person: Person) async throws {
    let record = record(
      .passkeyRemoved, by: person, on: ("person", person.id.rawValue),
      ["credential": .string(String(credential.prefix(2_048)))])
    try await change { transaction in
      guard try transaction.deletePasskey(credential, of: person.id) else {
        throw Refusal.notFound
      }
      try transaction.enqueue(record.bytes)
    }
  }

  /// Signs in with a passkey alone, which counts for two factors: the key and who holds it.
  public func signIn(passkey seal: Seal, challenge: String, address: String) async throws
    -> SessionAnswer
  {
    try take(Hex.decode(challenge) ?? [], "sign-in")
    let (passkey, account) = try store.read { transaction in
      guard let passkey = try transaction.passkey(seal.credential),
        let account = try transaction.account(passkey.person)
      else { throw Refusal.unknownPasskey }
      return (passkey, account)
    }
    try await refuseLocked(account, account.person.id, address: address)
    guard account.isActive else { throw Refusal.unknownPasskey }
    try await use(seal, passkey, challenge: Hex.decode(challenge) ?? [])
    try await refuseConflict(account.person)
    return try await open(
      for: account.person, address: address, isPending: false, means: "passkey")
  }

  /// Proves with a passkey who the person behind `token` is; also the second factor of a sign-in.
  public func confirmPasskey(_ seal: Seal, challenge: String, token: String) async throws
    -> SessionAnswer
  {
    guard let session = try store.read({ try $0.session(SecretToken.digest(of: token)) }) else {
      throw Refusal.notSignedIn
    }
    try take(Hex.decode(challenge) ?? [], "confirm:\(session.name)")
    guard let passkey = try store.read({ try $0.passkey(seal.credential) }),
      passkey.person == session.person.id
    else { throw Refusal.unknownPasskey }
    try await use(seal, passkey, challenge: Hex.decode(challenge) ?? [])
    return try await stepUp(token: token, by: "passkey")
  }

  /// Checks an assertion by a stored passkey and counts it.
  ///
  /// Security: the counter is compared where it is stored, so of two assertions at once with one
  /// count one alone passes.
  func use(_ seal: Seal, _ passkey: StoredPasskey, challenge: [UInt8]) async throws {
    guard let digest = Digest(bytes: challenge) else { throw PasskeyDefect.wrongChallenge }
    let counter = try seal.check(challenge: digest, host: site.passkeyHost, key: passkey.key)
    do {
      try store.write { transaction in
        guard let stored = try transaction.passkey(passkey.credential) else {
          throw Refusal.unknownPasskey
        }
        try PasskeyAssertion.checkCounter(counter, after: stored.counter)
        try transaction.setCounter(counter, of: passkey.credential)
      }
    } catch let defect as PasskeyDefect {
      throw await refuse(
        defect, code: defect.rawValue, by: .init(id: passkey.person.rawValue),
        on: ("person", passkey.person.rawValue))
    }
  }

  private func take(_ challenge: [UInt8], _ purpose: String) throws {
    guard
      try store.write({
        try $0.takeChallenge(Digest.of(challenge), purpose: purpose, at: .now)
      })
    else { throw PasskeyDefect.wrongChallenge }
  }
}
