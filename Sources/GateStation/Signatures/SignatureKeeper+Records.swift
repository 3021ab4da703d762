import GateAuditLog
import GateDomain
import GatePolicy
import GateSignatures
import GateSite
import GateStore

extension SignatureKeeper {
  /// Writes that a set comes into use, before it does.
  func record(_ database: SignatureDatabase, _ order: SignatureOrder) throws {
    let parts = store.set(database.digest)?.parts ?? []
    try append(
      .signaturesReplaced, order, id: database.digest.hex, outcome: .success,
      body: [
        "before": .string(store.history.first?.hex ?? ""),
        "database": try JSONValue(encoding: database),
        "parts": .array(parts.map { .string("\($0.name) \($0.version)") }),
      ])
  }

  /// Writes that signatures were not taken over, or that those in force are not as they were.
  func record(_ refusal: SignatureRefusal, _ order: SignatureOrder?) throws {
    try append(
      .signaturesRefused, order, id: order?.id.rawValue ?? "in-force", outcome: .failure,
      body: [
        "reason": .string(refusal.code.rawValue), "subject": .string(refusal.subject),
      ])
  }

  private func append(
    _ event: RecordEvent, _ order: SignatureOrder?, id: String, outcome: Record.Outcome,
    body: [String: JSONValue]
  ) throws {
    var body = body
    if let order {
      body["operator"] = .string(RawName(order.operatorName).escaped)
      body["act"] = .string(order.act.word)
    }
    try parts.store.write { transaction in
      _ = try transaction.append(
        event, at: .now, on: ("signatures", id), outcome: outcome, body: .object(body),
        policy: parts.policy.digest)
    }
  }
}

extension SignatureOrder.Act {
  fileprivate var word: String {
    switch self {
    case .importing: "import"
    case .rollback: "rollback"
    }
  }
}
