public import GateDomain

extension ReviewDecision: SignableStatement {
  /// Decisions on held files are signed in a context of their own.
  public static var context: String { "review" }

  /// The signed form of a decision.
  public var canonical: JSONValue {
    var members: [String: JSONValue] = [
      "decided_at": .string(decidedAt.rfc3339), "disposition": .string(disposition.rawValue),
      "id": .string(id.rawValue), "index": .integer(Int64(clamping: index)),
      "officers": .array(officers.map(\.canonical)), "policy": .string(policy.hex),
      "reasons": .array(reasons.map { .string($0.rawValue) }),
      "requester": .string(requester.rawValue), "sha256": .string(digest.hex),
      "station": .string(station.rawValue), "transfer": .string(transfer.rawValue),
    ]
    if let recipient { members["recipient"] = .string(recipient.hex) }
    return .object(members)
  }

  /// Reads the signed form; nil for a decision that no review can have made.
  public init?(canonical: JSONValue) {
    guard let decidedAt = canonical["decided_at"]?.string.flatMap(Timestamp.init(rfc3339:)),
      let disposition = canonical["disposition"]?.string.flatMap(
        ReviewDisposition.init(rawValue:)),
      let id = canonical["id"]?.string,
      let index = canonical["index"]?.integer.flatMap(UInt64.init(exactly:)),
      let officers = canonical["officers"]?.array?.map(Officer.init(canonical:)),
      let policy = canonical["policy"]?.string.flatMap(Digest.init(hex:)),
      let reasons = canonical["reasons"]?.array?.map({ $0.string.flatMap(HeldReason.init) }),
      let requester = canonical["requester"]?.string,
      let digest = canonical["sha256"]?.string.flatMap(Digest.init(hex:)),
      let station = canonical["station"]?.string, let transfer = canonical["transfer"]?.string
    else { return nil }
    self.init(
      id: Identifier(id), disposition: disposition, transfer: Identifier(transfer),
      station: Identifier(station), index: index, digest: digest,
      reasons: reasons.compactMap(\.self), requester: Identifier(requester),
      recipient: canonical["recipient"]?.string.flatMap(ExportRecipient.init(hex:)),
      officers: officers.compactMap(\.self), policy: policy, decidedAt: decidedAt)
    guard self.canonical == canonical, isSound else { return nil }
  }
}

extension ReviewDecision.Officer {
  var canonical: JSONValue {
    ["at": .string(at.rfc3339), "id": .string(id.rawValue), "name": .string(name)]
  }

  init?(canonical: JSONValue) {
    guard let id = canonical["id"]?.string, let name = canonical["name"]?.string,
      let at = canonical["at"]?.string.flatMap(Timestamp.init(rfc3339:))
    else { return nil }
    self.init(id: Identifier(id), name: name, at: at)
  }
}
