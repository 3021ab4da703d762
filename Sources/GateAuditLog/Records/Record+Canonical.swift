public import GateDomain

extension Record {
  /// The leaf: canonical JSON of all fields.
  public var bytes: [UInt8] { CanonicalJSON.encode(canonical) }

  /// Whether the record is small enough to be taken into the log.
  public var fits: Bool { bytes.count <= Self.sizeLimit }

  /// All fields as one value.
  public var canonical: JSONValue {
    .object(fields(signed: true))
  }

  /// What a station signs: the leaf without the signature.
  public var signedBytes: [UInt8] { CanonicalJSON.encode(.object(fields(signed: false))) }

  private func fields(signed: Bool) -> [String: JSONValue] {
    var fields: [String: JSONValue] = [
      "act": subject.canonical,
      "bnd": .string(policy.hex),
      "body": body,
      "ev": .string(event.rawValue),
      "id": .string(id),
      "obj": ["id": .string(object.id), "t": .string(object.kind)],
      "res": .string(outcome.rawValue),
      "src": .string(source),
      "ts": .string(time.rfc3339),
      "v": 1,
    ]
    if let chain {
      fields["sseq"] = .integer(chain.sequence)
      fields["sprev"] = .string(chain.previous.hex)
      if signed { fields["ssig"] = .string(chain.signature) }
    }
    return fields
  }

  /// Reads a leaf; nil unless it is a record in its one canonical form with a known event.
  public init?(bytes: [UInt8]) {
    guard bytes.count <= Self.sizeLimit, let value = try? CanonicalJSON.decode(bytes),
      value["v"]?.integer == 1,
      let subject = value["act"].flatMap(Subject.init(canonical:)),
      let policy = value["bnd"]?.string.flatMap(Digest.init(hex:)),
      let body = value["body"],
      let event = value["ev"]?.string.flatMap(RecordEvent.init(rawValue:)),
      let id = value["id"]?.string,
      let objectID = value["obj"]?["id"]?.string, let kind = value["obj"]?["t"]?.string,
      let outcome = value["res"]?.string.flatMap(Outcome.init(rawValue:)),
      let source = value["src"]?.string,
      let time = value["ts"]?.string.flatMap(Timestamp.init(rfc3339:))
    else { return nil }
    self.init(
      id: id, time: time, event: event, outcome: outcome, source: source, subject: subject,
      object: (kind, objectID), body: body, policy: policy, chain: StationChain(record: value))
    guard canonical == value else { return nil }
  }
}

extension Record.Subject {
  var canonical: JSONValue {
    [
      "id": .string(id), "name": .string(name),
      "roles": .array(roles.map { .string($0.rawValue) }),
    ]
  }

  init?(canonical: JSONValue) {
    guard let id = canonical["id"]?.string, let name = canonical["name"]?.string,
      let roles = canonical["roles"]?.array?.map({ $0.string.flatMap(Role.init(rawValue:)) }),
      !roles.contains(nil)
    else { return nil }
    self.init(id: id, name: name, roles: roles.compactMap(\.self))
  }
}

extension StationChain {
  init?(record: JSONValue) {
    guard let sequence = record["sseq"]?.integer,
      let previous = record["sprev"]?.string.flatMap(Digest.init(hex:)),
      let signature = record["ssig"]?.string
    else { return nil }
    self.init(sequence: sequence, previous: previous, signature: signature)
  }
}
