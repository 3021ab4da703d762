import GateAuditLog
public import GateDomain
import GateLinux
import GatePasskeys
import GatePolicy
public import GateSigning
import GateSite
import GateStore
public import GateWire

extension Office {
  /// The roster in force, verified; nil while there is none.
  ///
  /// Security: it is read from the file every time and counts only under the roster's own key, to
  /// which no server holds the private half.
  public func roster() -> KeyRoster? {
    RosterFile.read(folder)
  }

  /// What a person's passkey has to sign to approve the open step of a request.
  public func sealChallenge(
    for request: Request, reason: String, by person: Person
  ) -> Digest? {
    request.openStep.map { step in
      SealChallenge.digest(
        request: request.id, revision: request.revision.digest, step: step.id,
        approver: person.id, answer: .approve, reason: Digest.of(Array(reason.utf8)))
    }
  }

  /// Puts on record that another roster is in force than the one that was noted last.
  func noteRoster(at time: Timestamp, in transaction: ServerTransaction) throws {
    guard let roster = roster() else { return }
    let digest = Digest.of(CanonicalJSON.encode(roster.canonical)).hex
    guard try transaction.noted("roster") != digest else { return }
    try transaction.note(digest, as: "roster")
    let record = Record.ofServer(
      .rosterReplaced, at: time, by: .init(id: "server"), on: ("roster", String(roster.version)),
      body: ["sha256": .string(digest), "version": .integer(Int64(roster.version))],
      policy: policy.digest)
    try transaction.enqueue(record.bytes)
  }

  /// The person's credentials that the roster knows.
  public func rosterCredentials(of person: Person) async throws -> [String] {
    let roster = roster()
    return try store.read { try $0.passkeys(of: person.id) }.map(\.credential)
      .filter { roster?.entry(of: person.id, credential: $0) != nil }
  }

  /// The passkeys that people have enrolled, for a roster to be signed elsewhere.
  public func rosterDraft(by person: Person) async throws -> RosterDraft {
    try await allow(.readAccounts, by: person, on: ("roster", "draft"))
    return try store.read { transaction in
      let names = Dictionary(
        uniqueKeysWithValues: try transaction.people().map { ($0.id, $0.name) })
      return RosterDraft(
        host: site.passkeyHost, version: roster()?.version ?? 0,
        entries: try transaction.passkeys().map { key in
          RosterDraft.Entry(
            person: key.person, name: names[key.person] ?? "", credential: key.credential,
            key: key.key.hex, fingerprint: key.key.fingerprint)
        })
    }
  }

  /// Checks the seal that came with a yes to a step that asks for one.
  ///
  /// - Throws: `Refusal`, `PasskeyDefect`.
  /// - Returns: The seal, now checked; nil when the step asks for none.
  func checkedSeal(
    _ answer: AnswerRequest, on request: Request, by person: Person
  ) async throws -> Seal? {
    guard answer.answer == .approve, let step = request.openStep, step.needsSeal,
      let seal = answer.seal,
      let challenge = sealChallenge(for: request, reason: answer.reason, by: person)
    else { return nil }
    guard let passkey = try store.read({ try $0.passkey(seal.credential) }),
      passkey.person == person.id
    else { throw Refusal.unknownPasskey }
    guard seal.reason == Digest.of(Array(answer.reason.utf8)) else {
      throw PasskeyDefect.wrongChallenge
    }
    guard let entry = roster()?.entry(of: person.id, credential: seal.credential),
      entry.key == passkey.key
    else { throw Refusal.notInRoster }
    try await use(seal, passkey, challenge: challenge.bytes)
    return seal
  }
}
