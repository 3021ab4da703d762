public import GateDomain

extension Record {
  /// A record that the server writes about an act of `subject`.
  public static func ofServer(
    _ event: RecordEvent, at time: Timestamp, by subject: Subject,
    on object: (kind: String, id: String), outcome: Outcome = .success,
    body: JSONValue = .object([:]), policy: Digest
  ) -> Record {
    Record(
      id: ULID.make(at: time), time: time, event: event, outcome: outcome, source: "server",
      subject: subject, object: object, body: body, policy: policy)
  }
}
