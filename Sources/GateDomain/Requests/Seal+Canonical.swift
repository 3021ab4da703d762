extension Seal {
  /// The form in which a seal stands in signed statements and records.
  public var canonical: JSONValue {
    [
      "authenticator": .string(authenticatorData), "client": .string(clientData),
      "credential": .string(credential), "reason": .string(reason.hex),
      "signature": .string(signature),
    ]
  }

  /// Reads the canonical form; nil for anything else.
  public init?(canonical: JSONValue) {
    guard let authenticator = canonical["authenticator"]?.string,
      let client = canonical["client"]?.string,
      let credential = canonical["credential"]?.string,
      let reason = canonical["reason"]?.string.flatMap(Digest.init(hex:)),
      let signature = canonical["signature"]?.string
    else { return nil }
    self.init(
      credential: credential, authenticatorData: authenticator, clientData: client,
      signature: signature, reason: reason)
  }
}
