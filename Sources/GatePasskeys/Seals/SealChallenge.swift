public import GateDomain
public import GateSigning

/// What an approver's passkey signs: the digest of one decision about one revision.
public enum SealChallenge {
  /// The challenge.
  ///
  /// It can be computed again from a grant by anybody, and holds no secret: a seal that is
  /// presented twice says the same thing twice.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - revision: The digest of the version that is decided.
  ///   - step: The step that is answered.
  ///   - approver: Who answers.
  ///   - answer: The answer.
  ///   - reason: SHA-256 of the reason in UTF-8.
  /// - Returns: SHA-256 over all of it.
  public static func digest(
    request: Identifier<Request>, revision: Digest, step: String,
    approver: Identifier<Person>, answer: Approval.Answer, reason: Digest
  ) -> Digest {
    let statement: JSONValue = [
      "answer": .string(answer.rawValue), "approver": .string(approver.rawValue),
      "reason": .string(reason.hex), "request": .string(request.rawValue),
      "revision": .string(revision.hex), "step": .string(step),
    ]
    return Digest.of(Array("gatehouse/seal/v1\n".utf8) + CanonicalJSON.encode(statement))
  }
}

extension Seal {
  /// Checks that `key` made this seal for `challenge`.
  ///
  /// - Throws: `PasskeyDefect`.
  /// - Returns: The authenticator's counter.
  @discardableResult
  public func check(challenge: Digest, host: String, key: PasskeyKey) throws(PasskeyDefect)
    -> UInt32
  {
    guard let authenticator = Hex.decode(authenticatorData), let client = Hex.decode(clientData),
      let signature = Hex.decode(signature)
    else { throw .malformed }
    return try PasskeyAssertion.check(
      authenticatorData: authenticator, clientData: client, signature: signature,
      challenge: challenge.bytes, host: host, key: key)
  }
}

extension SealChallenge {
  /// What a passkey signs under the confidentiality pledge: the text's digest and who signs it.
  public static func digest(ofPledge text: Digest, by person: Identifier<Person>) -> Digest {
    let statement: JSONValue = ["person": .string(person.rawValue), "text": .string(text.hex)]
    return Digest.of(Array("gatehouse/pledge-seal/v1\n".utf8) + CanonicalJSON.encode(statement))
  }
}
