import GateAuditLog
public import GateDomain
import GatePolicy
import GateSite
import GateStore

extension Office {
  /// Lets an act go on, or records the refusal with its rule and throws it.
  func allow(
    _ act: Act, by person: Person, _ tie: Tie = [], on object: (kind: String, id: String)
  ) async throws {
    let ruling = Permission.may(person, act, tie, under: policy.separation)
    guard !ruling.isAllowed else { return }
    throw await refuse(act, ruling.rule, by: person, on: object)
  }

  /// Records that an act was refused by a rule.
  func refuse(
    _ act: Act, _ rule: Ruling.Rule, by person: Person, on object: (kind: String, id: String)
  ) async -> Refusal {
    let record = record(
      .refused, by: person, on: object,
      ["act": .string(act.rawValue), "code": "not-allowed", "rule": .string(rule.rawValue)],
      outcome: .failure)
    _ = try? await change { try $0.enqueue(record.bytes) }
    return .notAllowed
  }

  /// Records what the console's outer wall refused.
  public func noteRefusal(of act: Act, by person: Person, at path: String) async {
    let rule = Permission.may(person, act, under: policy.separation).rule
    _ = await refuse(act, rule, by: person, on: ("page", String(path.prefix(200))))
  }

  func record(
    _ event: RecordEvent, by person: Person, on object: (kind: String, id: String),
    _ body: JSONValue = .object([:]), outcome: Record.Outcome = .success
  ) -> Record {
    .ofServer(
      event, at: .now, by: .init(person), on: object, outcome: outcome, body: body,
      policy: policy.digest)
  }
}
