import GateAuditLog
public import GateDomain
import GatePasskeys
import GateSigning
import GatePolicy
import GateSite
import GateStore

extension Office {
  /// A person's last signature under the pledge, whether it counts or not.
  public func pledge(of person: Identifier<Person>) async throws -> PledgeSignature? {
    try store.read { try $0.pledge(of: person) }
  }

  /// Whether the person may take part: a pledge that counts, or a policy that asks for none.
  public func isPledged(_ person: Identifier<Person>) async throws -> Bool {
    try store.read { try isPledged(person, in: $0) }
  }

  func isPledged(_ person: Identifier<Person>, in transaction: ServerTransaction) throws -> Bool {
    guard policy.pledge.isRequired else { return true }
    return try transaction.pledge(of: person)?.isValid(for: policy.pledge.text, at: .now) ?? false
  }

  /// Refuses an act of somebody without a pledge that counts.
  func requirePledge(_ person: Person, for act: Act, on object: (kind: String, id: String))
    async throws
  {
    guard try await !isPledged(person.id) else { return }
    throw await refuse(Refusal.noPledge, code: "no-pledge", by: .init(person), on: object)
  }

  /// What a passkey signs under the pledge.
  public func pledgeChallenge(for person: Person) -> Digest {
    SealChallenge.digest(ofPledge: policy.pledge.text, by: person.id)
  }

  /// Signs the pledge, with the password that the person gave just now or with a passkey.
  ///
  /// - Parameters:
  ///   - text: The digest of the text that the person saw.
  ///   - seal: The passkey's signature; nil when the password vouches.
  ///   - viewer: Who signs.
  /// - Throws: `Refusal`, `PasskeyDefect`.
  public func signPledge(_ text: Digest, seal: Seal?, by viewer: Viewer) async throws {
    guard text == policy.pledge.text else { throw Refusal.pledgeChanged }
    let person = viewer.person
    if let seal {
      guard let passkey = try store.read({ try $0.passkey(seal.credential) }),
        passkey.person == person.id
      else { throw Refusal.unknownPasskey }
      try await use(seal, passkey, challenge: pledgeChallenge(for: person).bytes)
    } else {
      guard Timestamp.now < viewer.steppedAt.adding(seconds: 60) else { throw Refusal.stepUpFirst }
    }
    try await keep(seal.map(PledgeSignature.Means.passkey) ?? .password, by: person)
  }

  private func keep(_ means: PledgeSignature.Means, by person: Person) async throws {
    let signature = PledgeSignature(of: person.id, means, policy: policy.pledge, at: .now)
    var body: [String: JSONValue] = [
      "expires": .string(signature.expiresAt.rfc3339), "means": .string(means.name),
      "text": .string(signature.text.hex), "version": .integer(Int64(signature.version)),
    ]
    if case .passkey(let seal) = means { body["seal"] = seal.canonical }
    let record = record(
      .pledgeSigned, by: person, on: ("person", person.id.rawValue), .object(body))
    try await change { transaction in
      try transaction.insert(signature)
      try transaction.enqueue(record.bytes)
    }
  }
}

extension PledgeSignature {
  init(
    of person: Identifier<Person>, _ means: Means, policy: PledgePolicy, at time: Timestamp
  ) {
    self.init(
      person: person, version: policy.version, text: policy.text, means: means, signedAt: time,
      expiresAt: time.adding(seconds: Int64(policy.validDays) * 86_400))
  }
}
